"""A proxy that lets pass what botocore's signer would have signed in the same way."""

import hmac
import http.client
import http.server
import json
import threading

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

import cbor
import pages

# Of one connection only, whoever carries the message (RFC 9110 section 7.6.1).
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Refused(Exception):
    """A request that is not signed as it should be."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class VerifyingProxy:
    """Listens on a free port of this machine while a `with` block lasts."""

    def __init__(self, target_port, access_key_id, secret_access_key, session_token):
        self.target_port = target_port
        self.access_key_id = access_key_id
        self.secret_access_key = secret_access_key
        self.session_token = session_token
        self.verified = 0
        self.refused = 0
        self._lock = threading.Lock()

    def __enter__(self):
        handler = type("BoundHandler", (Handler,), {"proxy": self})
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_exception):
        self._server.shutdown()
        self._server.server_close()

    def verify(self, method, path, headers, body):
        """Raises Refused unless the signature is the one that botocore's signer gives."""
        try:
            self._compare(method, path, headers, body)
        except Refused:
            with self._lock:
                self.refused += 1
            raise
        with self._lock:
            self.verified += 1

    def _compare(self, method, path, headers, body):
        algorithm, _, parameters = headers.get("authorization", "").partition(" ")
        if algorithm != "AWS4-HMAC-SHA256":
            raise Refused("MissingAuthenticationTokenException", "the request is not signed")
        parameters = dict(parameter.strip().split("=", 1) for parameter in parameters.split(","))
        access_key_id, date, region, service, _ = parameters["Credential"].split("/")
        if access_key_id != self.access_key_id or headers.get("x-amz-security-token") != self.session_token:
            raise Refused("UnrecognizedClientException", "the key or the session token is another")

        signed = parameters["SignedHeaders"].split(";")
        request = AWSRequest(method, f"http://{headers['host']}{path}", data=body)
        for name in signed:
            if name != "host":
                request.headers[name] = headers[name]
        request.context["timestamp"] = headers["x-amz-date"]
        credentials = Credentials(access_key_id, self.secret_access_key, self.session_token)
        signer = SigV4Auth(credentials, service, region)
        expected_headers = signer.signed_headers(signer.headers_to_sign(request))
        if expected_headers != parameters["SignedHeaders"] or not headers["x-amz-date"].startswith(date):
            raise Refused("InvalidSignatureException", f"signed headers: expected {expected_headers}, found {signed}")
        canonical = signer.canonical_request(request)
        expected = signer.signature(signer.string_to_sign(request, canonical), request)
        if not hmac.compare_digest(expected, parameters["Signature"]):
            raise Refused("InvalidSignatureException", f"botocore would sign this: {canonical!r}")


class Handler(http.server.BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    proxy = None

    def handle_any(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        if "chunked" in headers.get("transfer-encoding", ""):
            self.reply(411, {}, b"")
            return
        body = self.rfile.read(int(headers.get("content-length", 0)))
        try:
            self.proxy.verify(self.command, self.path, headers, body)
        except Refused as refusal:
            text = json.dumps({"message": str(refusal)}).encode()
            self.reply(403, {"x-amzn-errortype": refusal.code, "content-type": "application/json"}, text)
            return
        path, operation = self.path, None
        if cbor.is_cbor(headers):
            operation, path, headers, body = cbor.to_json(path, headers, body)
        connection = http.client.HTTPConnection("127.0.0.1", self.proxy.target_port, timeout=30)
        passed = {name: value for name, value in headers.items() if name not in HOP_BY_HOP}
        connection.request(self.command, path, body, passed)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        if response.status == 200:
            content = pages.cut(self.command, path, headers.get("x-amz-target"), body, content)
        answered = {name: value for name, value in response.getheaders() if name.lower() not in HOP_BY_HOP}
        if operation:
            answered, content = cbor.to_cbor(operation, response.status, answered, content)
        self.reply(response.status, answered, content)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

    def reply(self, status, headers, body):
        """Sends the reply as it is."""
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_arguments):
        """Nothing: the tests say what is wrong."""
