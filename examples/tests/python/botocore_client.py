"""What botocore does with the configuration and the files of sign-ins that it finds; prints it as JSON.

python botocore_client.py credentials PROFILE            the credentials of a profile
python botocore_client.py kept PROFILE                   the same, with role credentials in files, as the AWS CLI keeps them
python botocore_client.py call PROFILE SUBJECT-TOKEN     calls CreateTokenWithIAM, signed, and says what came of it

A process of its own: botocore looks up the home folder when it is imported.
"""

import json
import os
import sys

import botocore.exceptions
import botocore.session
import botocore.utils

TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"


def credentials(session):
    """As a program gets them."""
    frozen = session.get_credentials().get_frozen_credentials()
    return {
        "AccessKeyId": frozen.access_key,
        "SecretAccessKey": frozen.secret_key,
        "SessionToken": frozen.token,
        "Method": session.get_credentials().method,
    }


def kept(session):
    """With the folder that the AWS CLI gives to botocore."""
    folder = os.path.expanduser(os.path.join("~", ".aws", "cli", "cache"))
    provider = session.get_component("credential_provider").get_provider("sso")
    provider.cache = botocore.utils.JSONFileCache(folder)
    return credentials(session)


def call(session, subject_token):
    """The name of the exception, or `token`."""
    client = session.create_client("sso-oidc")
    try:
        reply = client.create_token_with_iam(
            clientId="a-client",
            grantType=TOKEN_EXCHANGE,
            subjectToken=subject_token,
            subjectTokenType=ACCESS_TOKEN,
        )
    except botocore.exceptions.ClientError as error:
        return {"result": error.response["Error"]["Code"]}
    return {"result": "token" if reply["accessToken"] else "nothing"}


if __name__ == "__main__":
    action, profile, *rest = sys.argv[1:]
    actions = {"credentials": credentials, "kept": kept, "call": call}
    json.dump(actions[action](botocore.session.Session(profile=profile), *rest), sys.stdout)
