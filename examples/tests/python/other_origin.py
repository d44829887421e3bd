"""Serves a page from another origin than the server's: what a hostile site would show to a person."""

import html
import http.server
import threading


class OtherOrigin:
    """A web site on a free port that answers every GET with `page`, while a `with` block lasts."""

    def __enter__(self):
        site = self
        self.page = ""

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                content = site.page.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_arguments):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_exception):
        self._server.shutdown()
        self._server.server_close()

    def url(self, host):
        """The address under `host`, which is `127.0.0.1` or `localhost`: one port, two sites."""
        return f"http://{host}:{self._server.server_port}/"

    def show(self, body, head=""):
        """Sets the page."""
        self.page = f"<!doctype html><html lang=en><head><title>Other</title>{head}</head><body>{body}</body></html>"


def copy_of_form(form, button):
    """The HTML of a form that posts what pressing `button` in `form` posts, with a button #attack."""
    data = dict(form.fields)
    pressed = form.buttons[button]
    if "name" in pressed:
        data[pressed["name"]] = pressed.get("value") or ""
    inputs = "".join(
        f'<input type=hidden name="{html.escape(name)}" value="{html.escape(value)}">' for name, value in data.items()
    )
    action = html.escape(pressed.get("formaction") or form.action)
    return f'<form method="{form.method}" action="{action}">{inputs}<button id=attack>Win a prize</button></form>'
