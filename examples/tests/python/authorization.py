"""What a program does for the authorization code grant with PKCE: a listener, an address, a token."""

import base64
import contextlib
import hashlib
import http.server
import queue
import secrets
import threading
import urllib.parse
import uuid

from checks import Failed, expect_equal

GRANTS = ["authorization_code", "refresh_token"]
PATH = "/oauth/callback"
# Registered without a port (RFC 8252, section 7.3).
REDIRECT_URI = f"http://127.0.0.1{PATH}"
SCOPE = "sso:account:access"
DONE = b"<!doctype html><html lang=en><title>Done</title><p id=done>You can close this window."


def pkce():
    """A verifier and its challenge (RFC 7636, section 4)."""
    verifier = secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode()).digest()
    return verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Attempt:
    """One sign-in: verifier, state and redirect URI, and the address to open."""

    def __init__(self, server_url, client_id, port):
        self.verifier, self.challenge = pkce()
        self.state = str(uuid.uuid4())
        self.redirect_uri = f"http://127.0.0.1:{port}{PATH}"
        self._server_url = server_url
        self._client_id = client_id

    def url(self, **changes):
        """The address; `changes` replace parameters, None leaves one out."""
        parameters = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self.redirect_uri,
            "state": self.state,
            "code_challenge_method": "S256",
            "scopes": SCOPE,
            "code_challenge": self.challenge,
            **changes,
        }
        given = {name: value for name, value in parameters.items() if value is not None}
        return f"{self._server_url}/authorize?{urllib.parse.urlencode(given)}"

    def code_of(self, query):
        """The code in what came back, whose state must be right."""
        expect_equal(sorted(query), ["code", "state"], "parameters that came back")
        expect_equal(query["state"], self.state, "state")
        return query["code"]


class Listener:
    """Waits on a free port of 127.0.0.1 for what comes back from the authorization page."""

    def __init__(self):
        # Codes and states that came, which nobody may print.
        self.secrets = set()
        self._arrived = queue.Queue()
        arrived = self._arrived

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                parts = urllib.parse.urlsplit(self.path)
                if parts.path == PATH:
                    arrived.put((dict(urllib.parse.parse_qsl(parts.query)), self.headers.get("referer")))
                self.send_response(200 if parts.path == PATH else 404)
                self.send_header("content-type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(DONE if parts.path == PATH else b"")

            def log_message(self, *_arguments):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_exception):
        self._server.shutdown()
        self._server.server_close()

    def next(self, seconds=10):
        """The parameters of the next call, which must not bring a Referer."""
        try:
            query, referer = self._arrived.get(timeout=seconds)
        except queue.Empty:
            raise Failed(f"nothing came back within {seconds} s") from None
        self.secrets.update(query[name] for name in ("code", "state") if name in query)
        expect_equal(referer, None, "Referer")
        return query

    def is_quiet(self):
        """Whether nothing has come that was not asked for."""
        with contextlib.suppress(queue.Empty):
            self._arrived.get_nowait()
            return False
        return True
