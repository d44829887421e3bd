"""The operations of SSO OIDC over plain HTTP, for scripts that are not about an AWS client."""

import http.client
import json
from dataclasses import dataclass

DEVICE_CODE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
START_URL = "https://example.awsapps.com/start"


@dataclass
class Reply:
    """An HTTP reply; `members` is its JSON body, or None where the body is not JSON."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def members(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def exception(self):
        """The exception's name, cut from the header as AWS's clients do."""
        header = self.headers.get("x-amzn-errortype", "")
        return header.split(":")[0].split("#")[-1]


def send(port, method, path, body=None, headers=(), connection=None):
    """Sends one request, on a connection of its own unless one is given."""
    own = connection is None
    connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body, dict(headers))
        reply = connection.getresponse()
        return Reply(reply.status, reply.headers, reply.read())
    finally:
        if own:
            connection.close()


def call(port, path, members, connection=None):
    """Calls an operation with a JSON body."""
    body = json.dumps(members)
    return send(port, "POST", path, body, {"Content-Type": "application/json"}, connection)


@dataclass
class Device:
    """A client with its codes, waiting for a person."""

    port: int
    client_id: str
    client_secret: str
    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_complete: str

    @classmethod
    def start(cls, port, client_name="A client"):
        """Registers a client and starts device authorization."""
        client = call(port, "/client/register", {"clientName": client_name, "clientType": "public"}).members
        credentials = {"clientId": client["clientId"], "clientSecret": client["clientSecret"]}
        codes = call(port, "/device_authorization", {**credentials, "startUrl": START_URL}).members
        return cls(
            port,
            client["clientId"],
            client["clientSecret"],
            codes["deviceCode"],
            codes["userCode"],
            codes["verificationUri"],
            codes["verificationUriComplete"],
        )

    def poll(self):
        """Asks once for the token: the name of the exception, or `token`."""
        reply = call(
            self.port,
            "/token",
            {
                "clientId": self.client_id,
                "clientSecret": self.client_secret,
                "grantType": DEVICE_CODE_GRANT,
                "deviceCode": self.device_code,
            },
        )
        return "token" if reply.status == 200 else reply.exception
