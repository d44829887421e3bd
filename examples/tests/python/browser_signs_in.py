"""Signs in with `sso login --pkce` in Chromium, from start to end, with what else may come to the program's listener.

python browser_signs_in.py DIRECTORY-FOR-SCREENSHOTS [PATH-OF-SSO]
"""

import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

import checks
from authorization import PATH
from checks import expect, expect_equal, wait_until
from chromium import window
from forms import Browser
from local_server import LocalServer, default_program
from sso_home import TOKEN, Home

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/authorize\?\S+")


class Login:
    """`sso login --pkce` that waits for a browser, while a `with` block lasts."""

    def __init__(self, home, *options):
        self._home = home
        self._options = options

    def __enter__(self):
        self._output = tempfile.TemporaryFile("w+")
        self._errors = tempfile.NamedTemporaryFile("w+")
        command = [self._home.program, "login", "--profile", "dev", "--pkce", "--no-browser", *self._options]
        self._process = subprocess.Popen(
            command,
            env=self._home.environment(),
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=self._errors,
        )
        try:
            self.url = wait_until(self._address, self.told)
        except BaseException:
            self.__exit__()
            raise
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.url).query)
        (self.state,) = query["state"]
        (self.redirect_uri,) = query["redirect_uri"]
        self.port = urllib.parse.urlsplit(self.redirect_uri).port
        return self

    def __exit__(self, *_exception):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(5)
        self._output.close()
        self._errors.close()

    def told(self):
        """Standard error so far."""
        return pathlib.Path(self._errors.name).read_text()

    def is_waiting(self):
        """Whether it has not ended."""
        return self._process.poll() is None

    def back(self, **parameters):
        """The address of the listener with these parameters."""
        return f"{self.redirect_uri}?{urllib.parse.urlencode(parameters)}"

    def end(self, seconds=20):
        """Waits for the end; gives the exit status and standard output."""
        status = self._process.wait(seconds)
        self._output.seek(0)
        return status, self._output.read()

    def _address(self):
        found = ADDRESS.search(self.told())
        return found and found.group()


def heading(page):
    """What the page says first."""
    return page.driver.find_element("tag name", "h1").text


def expect_signed_in(home, login):
    status, text = login.end()
    expect_equal(status, 0, f"exit status: {login.told()}")
    expect(text.startswith("signed in to https://example.awsapps.com/start until 20"), text)
    expect(home.token()["refreshToken"], "a refresh token in the file")
    home.sso("credentials", "--profile", "dev")


def right(run, home, page):
    with run.check("a person allows it, and is signed in"), Login(home) as login:
        page.open(login.url)
        expect_equal(page.wait_for("client-name").text, "sso of aws-operation", "the program's name")
        page.take_picture("sso-pkce-question")
        page.click("allow")
        wait_until(lambda: "signed in" in page.text(), page.text)
        expect_equal(heading(page), "You are signed in", "heading")
        expect("You can close this window." in page.text(), page.text())
        page.take_picture("sso-pkce-done")
        expect_signed_in(home, login)
    with run.check("botocore uses that token"):
        expect(home.python("botocore_client.py", "credentials", "dev")["SessionToken"], "credentials")
    with run.check("the listener is gone afterwards"):
        try:
            socket.create_connection(("127.0.0.1", login.port), 2).close()
        except ConnectionRefusedError:
            return
        raise checks.Failed("somebody listens there")


def denied(run, home, page):
    with run.check("a person denies it, and both are told"), Login(home, "--force") as login:
        before = home.token()
        page.open(login.url)
        page.click("deny")
        wait_until(lambda: "Not signed in" in page.text(), page.text)
        page.take_picture("sso-pkce-denied")
        status, text = login.end()
        expect_equal((status, text), (3, ""), "exit status and standard output")
        expect("denied in the browser" in login.told(), login.told())
        expect_equal(home.token(), before, "the token that was there")


def strays(run, home, page):
    with Login(home, "--force") as login:
        # What comes, the status and the heading of its page, and what the terminal is told.
        pages = (
            ("wrong state", login.back(code="x", state="0"), 400, "This does not belong to the sign-in", "a forged one"),
            ("no state", login.back(code="x"), 400, "This does not belong to the sign-in", "a forged one"),
            (
                "access_denied of somebody else",
                login.back(error="access_denied", state="0"),
                400,
                "This does not belong to the sign-in",
                "a forged one",
            ),
            ("missing code", login.back(state=login.state), 400, "Something is missing", "without a code"),
            ("another page", f"http://127.0.0.1:{login.port}/", 404, "Nothing is here", "another page"),
            (
                "another host",
                login.back(code="x", state=login.state).replace("127.0.0.1", "localhost"),
                403,
                "Not here",
                "another host",
            ),
        )
        for name, url, status, title, told in pages:
            with run.check(f"{name} is refused with a page, and the program waits on"):
                page.open(url)
                expect_equal(page.status(), status, "status")
                expect_equal(heading(page), title, "heading")
                wait_until(lambda words=told: words in login.told(), login.told)
                expect(login.is_waiting(), "the program to wait")
                expect(login.state not in page.text(), "no state on the page")
        page.take_picture("sso-pkce-refused")
        with run.check("a port scanner's bytes are refused, and the program waits on"):
            for sent in (b"", b"\r\n\r\n", b"\x16\x03\x01\x00\x05hello", b"GET / HTTP/1.0\r\n\r\n", b"POST " + b"x" * 70000):
                with socket.create_connection(("127.0.0.1", login.port), 5) as scanner:
                    scanner.settimeout(10)
                    try:
                        scanner.sendall(sent)
                        scanner.shutdown(socket.SHUT_WR)
                        got = scanner.recv(65536)
                    except ConnectionError:
                        got = b""
                expect(not got or got.startswith(b"HTTP/1.1 4"), f"a refusal of {sent[:20]!r}: {got[:40]!r}")
            expect(login.is_waiting(), "the program to wait")
        with run.check("the right one still succeeds"):
            page.open(login.url)
            page.click("allow")
            wait_until(lambda: "You are signed in" in page.text(), page.text)
            expect_signed_in(home, login)


def second_answer(run, home, server, page):
    with run.check("a second answer is refused while the first one is at work, which still succeeds"):
        with Login(home, "--force") as login:
            # Not followed at once, so that the answer can be brought twice.
            browser = Browser(follows=False)
            answer = browser.press(browser.open(login.url), "allow").headers["location"]
            expect(answer.startswith(login.redirect_uri), answer)
            with server.paused():
                page.driver.execute_script("window.open(arguments[0])", answer)
                first, second = page.driver.window_handles[-1], page.driver.current_window_handle
                # The first has no page yet that could be waited for.
                time.sleep(1)

                def is_refused():
                    # Another address, so that the browser does not wait for the page of the first.
                    page.open(f"{answer}&again=1")
                    return heading(page) == "This was used already"

                wait_until(is_refused, page.text)
                expect_equal(page.status(), 409, "status")
                page.take_picture("sso-pkce-again")
                expect(login.is_waiting(), "the program to wait")
            page.driver.switch_to.window(first)
            wait_until(lambda: "You are signed in" in page.text(), page.text)
            page.driver.close()
            page.driver.switch_to.window(second)
            expect_signed_in(home, login)


def secrets(run, home, page):
    with run.check("the most verbose log has neither state nor code nor token"), Login(home, "--force", "-vvv") as login:
        page.open(login.url)
        page.click("allow")
        wait_until(lambda: "You are signed in" in page.text(), page.text)
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(page.driver.current_url).query)
        expect_signed_in(home, login)
        log = login.told().replace(login.url, "")
        expect("CreateToken" in log, "a verbose log")
        token = home.token()
        hidden = [query["code"][0], login.state, token["accessToken"], token["refreshToken"], token["clientSecret"]]
        expect(not any(secret in log for secret in hidden), "a secret in the log")


def body(program, screenshots):
    screenshots.mkdir(parents=True, exist_ok=True)

    def look(run):
        with LocalServer(program) as server, Home(program, server.url) as home, window(screenshots) as page:
            right(run, home, page)
            denied(run, home, page)
            strays(run, home, page)
            second_answer(run, home, server, page)
            secrets(run, home, page)
            with run.check("the file has the name of the session"):
                expect((home.tokens / TOKEN).exists(), "the token's file")

    return look


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    path = sys.argv[2] if len(sys.argv) > 2 else default_program()
    checks.run(body(path, pathlib.Path(sys.argv[1])), seconds=180)
