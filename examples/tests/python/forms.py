"""Reads HTML forms and submits them as a browser without JavaScript does."""

import html.parser
import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field


@dataclass
class Form:
    """One form of a page: its fields with their values, and its submit buttons by id."""

    action: str
    method: str
    fields: dict = field(default_factory=dict)
    field_names: dict = field(default_factory=dict)
    buttons: dict = field(default_factory=dict)


class _Reader(html.parser.HTMLParser):
    def __init__(self, url):
        super().__init__()
        self.forms = []
        self.ids = {}
        self._url = url
        self._form = None
        self._open_ids = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids[attributes["id"]] = ""
            if tag != "input":
                self._open_ids.append((tag, attributes["id"]))
        if tag == "form":
            action = urllib.parse.urljoin(self._url, attributes.get("action") or "")
            self._form = Form(action, attributes.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form and (tag == "button" or attributes.get("type") == "submit"):
            self._form.buttons[attributes.get("id")] = attributes
        elif self._form and tag == "input" and "name" in attributes:
            self._form.fields[attributes["name"]] = attributes.get("value") or ""
            self._form.field_names[attributes.get("id")] = attributes["name"]

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        if self._open_ids and self._open_ids[-1][0] == tag:
            self._open_ids.pop()

    def handle_data(self, data):
        for _tag, identifier in self._open_ids:
            self.ids[identifier] += data


class Page:
    """An answered page: status, headers, forms, and the text of every element that has an id."""

    def __init__(self, url, status, headers, body):
        reader = _Reader(url)
        reader.feed(body)
        self.url = url
        self.status = status
        self.headers = headers
        self.body = body
        self.forms = reader.forms
        self.texts = {identifier: " ".join(text.split()) for identifier, text in reader.ids.items()}

    def form_with_button(self, button):
        """The form that the button with this id submits."""
        for form in self.forms:
            if button in form.buttons:
                return form
        raise LookupError(f"no button #{button} on {self.url}: {self.body[:500]!r}")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments):
        return None


class Browser:
    """Keeps cookies, follows redirects unless told otherwise, knows nothing of JavaScript."""

    def __init__(self, *, follows=True):
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        # Whatever proxy the environment names is not for a server on this machine.
        handlers = [urllib.request.ProxyHandler({}), cookies]
        if not follows:
            handlers.append(_NoRedirect())
        self._opener = urllib.request.build_opener(*handlers)

    def open(self, url, data=None, headers=()):
        """Gets a page, or posts `data` (a dictionary) to it."""
        body = None if data is None else urllib.parse.urlencode(data).encode()
        request = urllib.request.Request(url, body, dict(headers))
        try:
            with self._opener.open(request, timeout=10) as reply:
                return Page(reply.url, reply.status, reply.headers, reply.read().decode())
        except urllib.error.HTTPError as reply:
            with reply:
                return Page(reply.url, reply.status, reply.headers, reply.read().decode())

    def press(self, page, button, **values):
        """Presses the button with this id; `values` go into the fields with these ids (`_` for `-`)."""
        form = page.form_with_button(button)
        data = dict(form.fields)
        for identifier, value in values.items():
            data[form.field_names[identifier.replace("_", "-")]] = value
        pressed = form.buttons[button]
        if "name" in pressed:
            data[pressed["name"]] = pressed.get("value") or ""
        action = urllib.parse.urljoin(page.url, pressed.get("formaction") or form.action)
        if form.method == "get":
            return self.open(action.split("?")[0] + "?" + urllib.parse.urlencode(data))
        parts = urllib.parse.urlsplit(page.url)
        return self.open(action, data, {"Origin": f"{parts.scheme}://{parts.netloc}"})


def decide(server_url, user_code, button):
    """What a person does at the verification page: enter the code, then press `approve` or `deny`."""
    browser = Browser()
    start = browser.open(server_url + "/device")
    question = browser.press(start, "continue", user_code=user_code)
    return browser.press(question, button)
