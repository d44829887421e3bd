"""The requests that botocore sends, caught before they go out."""

import base64
import os
import urllib.parse
import uuid

import botocore.session
from botocore import UNSIGNED, xform_name
from botocore.config import Config
from urllib3.util.url import _encode_target as encode_target

from inputs import for_botocore

HOST = "example.com"
# What is given for a token that the caller does not give.
TOKEN = "00000000-0000-4000-8000-000000000000"
# They belong to a call and not to its input, to its signature, or are the HTTP client's.
OTHER_HEADERS = {
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "x-amz-date",
    "accept-encoding",
    "content-length",
    "expect",
    "user-agent",
    "x-amz-content-sha256",
    "x-amz-user-agent",
}


class Caught(Exception):
    """Stops a call once its request is known."""

    def __init__(self, request):
        super().__init__()
        self.request = request


def prepare():
    """Whatever this machine has configured for AWS is no part of the test, and every new token is the same."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        os.environ[name] = os.devnull
    uuid.uuid4 = lambda: uuid.UUID(TOKEN)


class Client:
    """botocore's client of one service, which speaks one of its protocols."""

    def __init__(self, service, protocol):
        session = botocore.session.Session()
        speak(session, protocol)
        # S3's are signed whatever is said.
        is_s3 = service in ("s3", "s3control")
        self._client = session.create_client(
            service,
            region_name="us-east-1",
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="secret",
            endpoint_url=f"https://{HOST}",
            config=Config(
                signature_version=None if is_s3 else UNSIGNED,
                retries={"total_max_attempts": 1},
                proxies={},
                request_checksum_calculation="when_supported",
            ),
        )
        # Some operations name a signature of their own.
        if not is_s3:
            self._client.meta.events.register_first("choose-signer", lambda **_: UNSIGNED)
        self._client.meta.events.register("before-send", self._catch)

    @staticmethod
    def _catch(request, **_):
        raise Caught(request)

    def request(self, operation, params):
        """What botocore sends for the input."""
        shape = operation.input_shape
        members = for_botocore(shape, params) if shape is not None else {}
        try:
            getattr(self._client, xform_name(operation.name))(**members)
        except Caught as caught:
            return described(caught.request)
        raise AssertionError(f"{operation.name}: nothing was sent")


def speak(session, protocol):
    """Lets the clients of a session speak this protocol, and not the one that botocore would choose."""
    loader = session.get_component("data_loader")
    load = loader.load_service_model

    def loaded(service, kind, *arguments, **options):
        found = load(service, kind, *arguments, **options)
        if kind != "service-2":
            return found
        return {**found, "metadata": {**found["metadata"], "protocols": [protocol]}}

    loader.load_service_model = loaded


def described(request):
    """A request as JSON: what is compared."""
    url = urllib.parse.urlsplit(request.url)
    target = encode_target(urllib.parse.urlunsplit(("", "", url.path or "/", url.query, "")))
    path, _, query = target.partition("?")
    headers = {name.lower(): text(value) for name, value in request.headers.items()}
    body = request.body or b""
    if hasattr(body, "read"):
        body = body.read()
    made = {
        "method": request.method,
        "path": path,
        "query": query,
        "headers": {name: value for name, value in headers.items() if name not in OTHER_HEADERS},
    }
    # The rules of a few services ignore the endpoint that is set.
    if url.netloc.endswith(HOST):
        made["host"] = url.netloc
    made.update(described_body(body.encode() if isinstance(body, str) else bytes(body)))
    return made


def described_body(body):
    """A body, as text where it is text."""
    try:
        return {"body": body.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(body).decode()}


def text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else value
