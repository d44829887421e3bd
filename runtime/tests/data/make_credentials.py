"""Asks botocore where it finds credentials, for `cargo test --test credentials`.

    python make_credentials.py

Writes credentials.json beside this file. It needs botocore and a POSIX system; it calls nothing but botocore, `printf` and a
server of its own (double.py), which stands for AWS STS and the metadata services.
"""

import json
import os
import pathlib
import tempfile

import botocore
import botocore.session

from double import Double
from role_cases import add_role_cases

HERE = pathlib.Path(__file__).parent

CASES = []


def case(name, config="", credentials="", environment=None, profile=None, **more):
    """Adds a case: the files, the environment, and the profile that the program selects.

    More: `replies` of the server, in their order, each a status and a body; `mfa`, the code that a person enters; `token`, the
    content of the file /HOME/token. In all texts, http://DOUBLE is the server, and /HOME the home folder. Requests to other
    hosts are recorded, and answered by the server too.
    """
    assert all(name != other["name"] for other in CASES), name
    assert set(more) <= {"replies", "mfa", "token"}, more
    CASES.append(
        {
            "name": name,
            "config": config,
            "credentials": credentials,
            "environment": environment or {},
            "profile": profile,
            **more,
        }
    )


def keys(name):
    """Keys in a file, named after where they are."""
    return f"aws_access_key_id = {name}\naws_secret_access_key = {name}-secret\n"


def process(name, **more):
    """A command that prints keys."""
    document = {"Version": 1, "AccessKeyId": name, "SecretAccessKey": f"{name}-secret", **more}
    return f"credential_process = printf %s '{json.dumps(document)}'\n"


ENVIRONMENT = {"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "ENV-secret"}
SESSION = "[sso-session s]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n"
SSO = "sso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n"
LEGACY = "sso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n"
BASE = "[profile base]\n" + keys("BASE")

case("nothing")
# The environment
case("environment", environment=ENVIRONMENT)
case("environment: token", environment={**ENVIRONMENT, "AWS_SESSION_TOKEN": "t"})
case("environment: both tokens", environment={**ENVIRONMENT, "AWS_SESSION_TOKEN": "t", "AWS_SECURITY_TOKEN": "u"})
case("environment: an empty token", environment={**ENVIRONMENT, "AWS_SESSION_TOKEN": ""})
case("environment: an empty old token", environment={**ENVIRONMENT, "AWS_SESSION_TOKEN": "t", "AWS_SECURITY_TOKEN": ""})
case("environment: account", environment={**ENVIRONMENT, "AWS_ACCOUNT_ID": "111122223333"})
case("environment: expiry", environment={**ENVIRONMENT, "AWS_CREDENTIAL_EXPIRATION": "2099-01-01T00:00:00Z"})
case("environment: no expiry", environment={**ENVIRONMENT, "AWS_CREDENTIAL_EXPIRATION": ""})
case("environment: expired", environment={**ENVIRONMENT, "AWS_CREDENTIAL_EXPIRATION": "2001-01-01T00:00:00Z"})
case("environment: expiry that is none", environment={**ENVIRONMENT, "AWS_CREDENTIAL_EXPIRATION": "soon"})
case("environment: key alone", environment={"AWS_ACCESS_KEY_ID": "ENV"})
case("environment: key and empty secret", environment={"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": ""})
case("environment: secret alone", environment={"AWS_SECRET_ACCESS_KEY": "ENV-secret"})
case("environment: empty key", environment={**ENVIRONMENT, "AWS_ACCESS_KEY_ID": ""}, credentials="[default]\n" + keys("FILE"))
# Static keys
case("credentials file", credentials="[default]\n" + keys("FILE"))
case("credentials file: token", credentials="[default]\n" + keys("FILE") + "aws_session_token = t\n")
case("credentials file: account", credentials="[default]\n" + keys("FILE") + "aws_account_id = 111122223333\n")
case("config file", config="[default]\n" + keys("CONFIG"))
case("both files", config="[default]\n" + keys("CONFIG"), credentials="[default]\n" + keys("FILE"))
case("key without secret", credentials="[default]\naws_access_key_id = FILE\n")
case("environment and files", environment=ENVIRONMENT, credentials="[default]\n" + keys("FILE"))
# The profile
case("AWS_PROFILE", config="[profile p]\n" + keys("P"), environment={"AWS_PROFILE": "p"})
case("AWS_PROFILE and keys", config="[profile p]\n" + keys("P"), environment={"AWS_PROFILE": "p", **ENVIRONMENT})
case("AWS_PROFILE that is missing", environment={"AWS_PROFILE": "p"})
case("AWS_PROFILE that is missing and keys", environment={"AWS_PROFILE": "p", **ENVIRONMENT})
case("explicit profile", config="[profile p]\n" + keys("P"), profile="p")
case("explicit profile and keys", config="[profile p]\n" + keys("P"), environment=ENVIRONMENT, profile="p")
case("explicit profile without keys", config="[profile p]\nregion = x\n", environment=ENVIRONMENT, profile="p")
case("explicit profile that is missing", environment=ENVIRONMENT, profile="p")
case("explicit profile and another in AWS_PROFILE", config="[profile p]\n" + keys("P") + BASE, environment={"AWS_PROFILE": "base"}, profile="p")
# Processes
case("process", config="[default]\n" + process("PROCESS"))
case("process: all members", config="[default]\n" + process("PROCESS", SessionToken="t", Expiration="2099-01-01T00:00:00Z", AccountId="111122223333"))
case("process: nulls", config="[default]\n" + process("PROCESS", SessionToken=None, Expiration=None))
case("process: the profile's account", config="[default]\naws_account_id = 444455556666\n" + process("PROCESS"))
case("process: both accounts", config="[default]\naws_account_id = 444455556666\n" + process("PROCESS", AccountId="111122223333"))
case("process: expired", config="[default]\n" + process("PROCESS", Expiration="2001-01-01T00:00:00Z"))
case("process: version 2", config="[default]\n" + process("PROCESS", Version=2))
case("process: no secret", config="[default]\ncredential_process = printf %s '{\"Version\":1,\"AccessKeyId\":\"P\"}'\n")
case("process: no JSON", config="[default]\ncredential_process = printf nonsense\n")
case("process: fails", config="[default]\ncredential_process = false\n")
case("process: missing", config="[default]\ncredential_process = /no/such/program\n")
case("process: a quotation that does not end", config="[default]\ncredential_process = printf 'x\n")
case("process: empty", config="[default]\ncredential_process =\n")
case("process in the credentials file", credentials="[default]\n" + process("PROCESS"))
case("process and config file", config="[default]\n" + keys("CONFIG") + process("PROCESS"))
case("process and credentials file", config="[default]\n" + process("PROCESS"), credentials="[default]\n" + keys("FILE"))
case("process that fails and config file", config="[default]\ncredential_process = false\n" + keys("CONFIG"))
# SSO
case("sso", config="[default]\n" + SSO + SESSION)
case("sso: legacy", config="[default]\n" + LEGACY + "sso_account_id = 111122223333\nsso_role_name = R\n")
case("sso: no role", config="[default]\nsso_session = s\n" + SESSION)
case("sso: no role, and keys", config="[default]\nsso_session = s\n" + keys("CONFIG") + SESSION)
case("sso: account alone", config="[default]\nsso_session = s\nsso_account_id = 111122223333\n" + SESSION)
case("sso: no session", config="[default]\n" + SSO)
case("sso and credentials file", config="[default]\n" + SSO + SESSION, credentials="[default]\n" + keys("FILE"))
case("sso and environment", config="[default]\n" + SSO + SESSION, environment=ENVIRONMENT)
case("sso and process", config="[default]\n" + SSO + process("PROCESS") + SESSION)
# Roles
add_role_cases(case, keys, process, SSO + "{}" + SESSION)
# What is not supported
case("login session", config="[default]\nlogin_session = x\n")
case("login session and credentials file", config="[default]\nlogin_session = x\n", credentials="[default]\n" + keys("FILE"))


def ask(case, double):
    """What botocore finds."""
    session = botocore.session.Session(profile=case["profile"])
    session.register("before-send.sts", double.redirect)
    try:
        # In a provider that was made before, the prompt is set.
        provider = session.get_component("credential_provider").get_provider("assume-role")
        provider._prompter = lambda _: case["mfa"]
        found = session.get_credentials()
        if found is None:
            return None
        if found.method == "sso":
            # The rest takes calls.
            return {"method": found.method}
        frozen = found.get_frozen_credentials()
    except Exception as error:  # whatever it is: to a caller, it did not work
        return {"error": type(error).__name__}
    expiry = getattr(found, "_expiry_time", None)
    return {
        "method": found.method,
        "access_key_id": frozen.access_key,
        "secret_access_key": frozen.secret_key,
        "session_token": frozen.token or None,
        "account_id": frozen.account_id or None,
        "expires_at": None if expiry is None else expiry.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def main():
    """Writes the file."""
    path = os.environ["PATH"]
    for case in CASES:
        with tempfile.TemporaryDirectory() as home, Double(case.get("replies", [])) as double:
            here = lambda text: text.replace("http://DOUBLE", double.url).replace("/HOME", home)
            folder = pathlib.Path(home, ".aws")
            folder.mkdir()
            for name in ("config", "credentials"):
                if case[name]:
                    (folder / name).write_text(here(case[name]))
            if "token" in case:
                pathlib.Path(home, "token").write_text(case["token"])
            os.environ.clear()
            # Other than in the cases that say so: no metadata service. What this machine is, is not the question.
            os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_RETRY_MODE="standard")
            os.environ.update({name: here(value) for name, value in case["environment"].items()}, HOME=home, PATH=path)
            case["expected"] = ask(case, double)
            if double.requests:
                case["requests"] = double.requests
    cases = ",\n".join(json.dumps(case) for case in CASES)
    output = f'{{"botocore": "{botocore.__version__}", "cases": [\n{cases}\n]}}\n'
    (HERE / "credentials.json").write_text(output)
    print(f"{len(CASES)} cases, botocore {botocore.__version__}")


if __name__ == "__main__":
    main()
