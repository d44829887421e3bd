"""A server that gives scripted replies and records what it was asked, for make_credentials.py."""

import http.server
import re
import threading
import urllib.parse


class Double:
    """The server, in a `with` statement."""

    def __init__(self, replies):
        self.requests = []
        self.replies = list(replies)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.redirected = None

    def redirect(self, request, **_):
        """Sends a request to this server, wherever it was to go."""
        parts = urllib.parse.urlsplit(request.url)
        self.redirected = f"{parts.scheme}://{parts.netloc}"
        request.url = request.url.replace(self.redirected, self.url, 1)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def handler(double):
        class Handler(http.server.BaseHTTPRequestHandler):
            def serve(self):
                body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
                double.record(self, body)
                status, reply = double.replies.pop(0) if len(double.replies) > 1 else double.replies[0]
                self.send_response(status)
                self.send_header("content-length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply.encode())

            do_GET = do_POST = do_PUT = serve

            def log_message(self, *_):
                pass

        return Handler

    def record(self, handler, body):
        record = {"method": handler.command, "path": handler.path}
        if handler.command == "POST":
            host = self.redirected or self.url
            record["host"] = "http://DOUBLE" if host == self.url else host
            record["content_type"] = handler.headers["content-type"]
            record["form"] = dict(urllib.parse.parse_qsl(body, keep_blank_values=True, strict_parsing=True))
            # The time is the one thing in a form that changes.
            name = record["form"].get("RoleSessionName", "")
            record["form"]["RoleSessionName"] = re.sub(r"^botocore-session-[0-9]+$", "DEFAULT", name)
            signature = re.search(r"Credential=([^/]+)/[0-9]{8}/([^,]+)", handler.headers.get("authorization", ""))
            record["signed_with"] = signature and f"{signature[1]}/{signature[2]}"
            record["session_token"] = handler.headers.get("x-amz-security-token")
        self.requests.append(record)
