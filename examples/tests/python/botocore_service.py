"""botocore's `sso-oidc` client, and what its exceptions must look like."""

import os

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config

import checks
from checks import expect, expect_equal
from oidc_http import DEVICE_CODE_GRANT, START_URL

# The HTTP status and the OAuth error code of each exception.
ERRORS = {
    "AccessDeniedException": (400, "access_denied"),
    "AuthorizationPendingException": (400, "authorization_pending"),
    "ExpiredTokenException": (400, "expired_token"),
    "InternalServerException": (500, "server_error"),
    "InvalidClientException": (401, "invalid_client"),
    "InvalidClientMetadataException": (400, "invalid_client_metadata"),
    "InvalidGrantException": (400, "invalid_grant"),
    "InvalidRedirectUriException": (400, "invalid_redirect_uri"),
    "InvalidRequestException": (400, "invalid_request"),
    "InvalidScopeException": (400, "invalid_scope"),
    "SlowDownException": (400, "slow_down"),
    "UnauthorizedClientException": (400, "unauthorized_client"),
    "UnsupportedGrantTypeException": (400, "unsupported_grant_type"),
}

# The exceptions of each operation, as the service's reference lists them.
OPERATIONS = {
    "RegisterClient": {
        "InternalServerException",
        "InvalidClientMetadataException",
        "InvalidRedirectUriException",
        "InvalidRequestException",
        "InvalidScopeException",
        "SlowDownException",
        "UnsupportedGrantTypeException",
    },
    "StartDeviceAuthorization": {
        "InternalServerException",
        "InvalidClientException",
        "InvalidRequestException",
        "SlowDownException",
        "UnauthorizedClientException",
    },
    "CreateToken": {
        "AccessDeniedException",
        "AuthorizationPendingException",
        "ExpiredTokenException",
        "InternalServerException",
        "InvalidClientException",
        "InvalidGrantException",
        "InvalidRequestException",
        "InvalidScopeException",
        "SlowDownException",
        "UnauthorizedClientException",
        "UnsupportedGrantTypeException",
    },
}


def create_client(service, url, credentials=None):
    """botocore's client of a service at this address, which signs its requests if it is given credentials of a role."""
    credentials = credentials or {}
    return botocore.session.Session().create_client(
        service,
        region_name="us-east-1",
        endpoint_url=url,
        aws_access_key_id=credentials.get("accessKeyId"),
        aws_secret_access_key=credentials.get("secretAccessKey"),
        aws_session_token=credentials.get("sessionToken"),
        config=Config(
            signature_version="v4" if credentials else UNSIGNED,
            # Each reply counts, none is hidden by a retry; and a request that the model forbids can be sent.
            retries={"total_max_attempts": 1},
            parameter_validation=False,
            connect_timeout=5,
            read_timeout=10,
            proxies={},
        ),
    )


class Service:
    """botocore's client for one server, and what it has seen."""

    def __init__(self, url, seen):
        self.url = url
        self._seen = seen
        self._client = create_client("sso-oidc", url)
        self.model = self._client.meta.service_model
        self.secrets = set()
        self.request_ids = []

    def register(self, **members):
        """RegisterClient, with the two required members unless they are given."""
        reply = self._call(self._client.register_client, {"clientName": "botocore", "clientType": "public", **members})
        self.secrets.add(reply["clientSecret"])
        return reply

    def start(self, registration, **members):
        """StartDeviceAuthorization for a registered client."""
        reply = self._call(
            self._client.start_device_authorization,
            {**credentials(registration), "startUrl": START_URL, **members},
        )
        self.secrets.add(reply["deviceCode"])
        return reply

    def token(self, registration, **members):
        """CreateToken for a registered client."""
        reply = self._call(self._client.create_token, {**credentials(registration), **members})
        self.secrets.update(reply[name] for name in ("accessToken", "refreshToken") if name in reply)
        return reply

    def poll(self, registration, codes, **members):
        """CreateToken with a device code."""
        return self.token(registration, grantType=DEVICE_CODE_GRANT, deviceCode=codes["deviceCode"], **members)

    def refresh(self, registration, refresh_token, **members):
        """CreateToken with a refresh token."""
        return self.token(registration, grantType="refresh_token", refreshToken=refresh_token, **members)

    def expect_error(self, name, operation, call, *arguments, **members):
        """Calls, and expects the modelled exception `name` of `operation` with all that belongs to it."""
        try:
            reply = call(*arguments, **members)
        except self._client.exceptions.ClientError as error:
            raised = error
        else:
            raise checks.Failed(f"expected {name}, found a success with {sorted(reply)}")
        status, code = ERRORS[name]
        reply = raised.response
        expect_equal(type(raised).__name__, name, f"exception ({reply})")
        expect(isinstance(raised, getattr(self._client.exceptions, name)), "the client's class of that name")
        expect_equal(raised.operation_name, operation, "operation")
        expect_equal(reply["ResponseMetadata"]["HTTPStatusCode"], status, "HTTP status")
        expect_equal(reply["error"], code, "member error")
        description = reply["error_description"]
        expect(isinstance(description, str) and description.strip(), f"error_description: {description!r}")
        expect_equal(reply["Error"], {"Code": name, "Message": description}, "code and message")
        modelled = set(self.model.shape_for(name).members)
        extra = set(reply) - {"Error", "ResponseMetadata"}
        expect(extra <= modelled, f"members: modelled {sorted(modelled)}, found {sorted(extra)}")
        self.note_request_id(reply)
        self._seen.add((operation, name))
        return reply

    def _call(self, method, members):
        # None stands for a member that is left out.
        reply = method(**{name: value for name, value in members.items() if value is not None})
        expect_equal(reply["ResponseMetadata"]["HTTPStatusCode"], 200, "HTTP status")
        self.note_request_id(reply)
        return reply

    def note_request_id(self, reply):
        """Every reply has one, to be compared in the end."""
        identifier = reply["ResponseMetadata"].get("RequestId", "")
        expect(identifier, f"no request id in {reply['ResponseMetadata']}")
        self.request_ids.append(identifier)


def credentials(registration):
    """What a client proves itself with."""
    return {"clientId": registration["clientId"], "clientSecret": registration["clientSecret"]}


def forget_configuration():
    """Whatever this machine has configured for AWS is no part of the test."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        os.environ[name] = os.devnull
