"""A proxy that lets pass what botocore's signer would have signed in the same way."""

import hmac
import http.client
import http.server
import json
import threading
import urllib.parse
from xml.etree import ElementTree

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.utils import percent_encode_sequence

import cbor
import pages

# Of one connection only, whoever carries the message (RFC 9110 section 7.6.1).
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}

# The services whose replies may have keys that later requests are signed with.
GIVE_KEYS = {"iam", "sts"}


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
        # By their ids, with those that services have given.
        self._keys = {access_key_id: Credentials(access_key_id, secret_access_key, session_token)}
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
        """Raises Refused unless the signature is the one that botocore's signer gives. Returns the service that it is for."""
        query = urllib.parse.parse_qsl(urllib.parse.urlsplit(path).query, keep_blank_values=True)
        try:
            if "X-Amz-Signature" in dict(query):
                service = self._compare_presigned(method, path, headers, query)
            else:
                service = self._compare(method, path, headers, body)
        except Refused:
            with self._lock:
                self.refused += 1
            raise
        with self._lock:
            self.verified += 1
        return service

    def learn(self, reply):
        """Takes up the keys that a reply gives."""
        for found in ElementTree.fromstring(reply).iter():
            key = {name: found.findtext(f"{{*}}{name}") for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")}
            if key["SecretAccessKey"]:
                self._keys[key["AccessKeyId"]] = Credentials(*key.values())

    def _credentials(self, access_key_id, session_token):
        credentials = self._keys.get(access_key_id)
        if not credentials or credentials.token != session_token:
            raise Refused("UnrecognizedClientException", "the key or the session token is another")
        return credentials

    def _compare(self, method, path, headers, body):
        algorithm, _, parameters = headers.get("authorization", "").partition(" ")
        if algorithm != "AWS4-HMAC-SHA256":
            raise Refused("MissingAuthenticationTokenException", "the request is not signed")
        parameters = dict(parameter.strip().split("=", 1) for parameter in parameters.split(","))
        access_key_id, date, region, service, _ = parameters["Credential"].split("/")
        credentials = self._credentials(access_key_id, headers.get("x-amz-security-token"))
        if not headers["x-amz-date"].startswith(date):
            raise Refused("InvalidSignatureException", "the scope has another date")

        url = f"http://{headers['host']}{path}"
        names = {*parameters["SignedHeaders"].split(";"), *(name for name in headers if name.startswith("x-amz-"))}
        request = signed_request(method, url, headers, names, headers["x-amz-date"], body)
        if service == "s3":
            signer = S3SigV4Auth(credentials, service, region)
            # Over http, the body is always signed.
            del request.headers["x-amz-content-sha256"]
            request.headers["x-amz-content-sha256"] = signer.payload(request)
        else:
            signer = SigV4Auth(credentials, service, region)
        compare(signer, request, parameters["SignedHeaders"], parameters["Signature"])
        return service

    def _compare_presigned(self, method, path, headers, query):
        parameters = dict(query)
        access_key_id, _, region, service, _ = parameters["X-Amz-Credential"].split("/")
        credentials = self._credentials(access_key_id, parameters.get("X-Amz-Security-Token"))
        rest = [(name, value) for name, value in query if not name.startswith("X-Amz-")]
        url = f"http://{headers['host']}{urllib.parse.urlsplit(path).path}?{percent_encode_sequence(rest)}"
        names = parameters["X-Amz-SignedHeaders"].split(";")
        request = signed_request(method, url, headers, names, parameters["X-Amz-Date"])
        signer = S3SigV4QueryAuth(credentials, service, region, int(parameters["X-Amz-Expires"]))
        signer._modify_request_before_signing(request)
        compare(signer, request, parameters["X-Amz-SignedHeaders"], parameters["X-Amz-Signature"])
        return service


def signed_request(method, url, headers, names, timestamp, body=b""):
    """A request with the headers of these names."""
    request = AWSRequest(method, url, data=body)
    for name in names:
        if name != "host":
            request.headers[name] = headers[name]
    request.context["timestamp"] = timestamp
    return request


def compare(signer, request, signed_headers, signature):
    """Raises Refused unless the signer names these headers and gives this signature."""
    expected_headers = signer.signed_headers(signer.headers_to_sign(request))
    if expected_headers != signed_headers:
        raise Refused("InvalidSignatureException", f"signed headers: expected {expected_headers}, found {signed_headers}")
    canonical = signer.canonical_request(request)
    expected = signer.signature(signer.string_to_sign(request, canonical), request)
    if not hmac.compare_digest(expected, signature):
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
            service = self.proxy.verify(self.command, self.path, headers, body)
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
        if response.status == 200 and service in GIVE_KEYS:
            self.proxy.learn(content)
        if response.status == 200:
            content = pages.cut(self.command, path, headers.get("x-amz-target"), body, content)
        answered = {name: value for name, value in response.getheaders() if name.lower() not in HOP_BY_HOP}
        if self.command == "HEAD" and (length := response.getheader("content-length")):
            # That of what a GET would give.
            answered["Content-Length"] = length
        if operation:
            answered, content = cbor.to_cbor(operation, response.status, answered, content)
        self.reply(response.status, answered, content)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

    def reply(self, status, headers, body):
        """Sends the reply as it is."""
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_arguments):
        """Nothing: the tests say what is wrong."""
