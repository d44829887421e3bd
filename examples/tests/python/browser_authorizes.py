"""Looks at the authorization page of `sso serve` in Chromium, with a listener as a program with PKCE has it.

python browser_authorizes.py DIRECTORY-FOR-SCREENSHOTS [PATH-OF-SSO]
"""

import pathlib
import sys
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import checks
import forms
from authorization import GRANTS, REDIRECT_URI, SCOPE, Attempt, Listener
from checks import expect, expect_equal
from chromium import window
from local_server import LocalServer, default_program
from oidc_http import START_URL, call
from other_origin import OtherOrigin, copy_of_form

# Fingers need this much (CSS pixels); WCAG 2.2, criterion 2.5.5.
TOUCH_TARGET = 44


class Program:
    """A registered client with a listener."""

    def __init__(self, server, listener, name="A program", **members):
        usual = {
            "clientName": name,
            "clientType": "public",
            "scopes": [SCOPE],
            "grantTypes": GRANTS,
            "redirectUris": [REDIRECT_URI],
            "issuerUrl": START_URL,
        }
        reply = call(server.port, "/client/register", {**usual, **members}).members
        expect_equal(reply["authorizationEndpoint"], f"{server.url}/authorize", "authorizationEndpoint")
        self._port = server.port
        self._credentials = {"clientId": reply["clientId"], "clientSecret": reply["clientSecret"]}
        self.attempt = Attempt(server.url, reply["clientId"], listener.port)

    def redeem(self, code, **changes):
        """Asks for the token: the name of the exception, or `token`."""
        members = {
            **self._credentials,
            "grantType": "authorization_code",
            "code": code,
            "redirectUri": self.attempt.redirect_uri,
            "codeVerifier": self.attempt.verifier,
            **changes,
        }
        reply = call(self._port, "/token", members)
        return "token" if reply.status == 200 else reply.exception


def allowed(run, server, page, listener):
    program = Program(server, listener, "my-deploy-tool")
    with run.check("the page names the program, the portal, the scope and the way back"):
        page.open(program.attempt.url())
        for identifier, expected in (
            ("client-name", "my-deploy-tool"),
            ("start-url", START_URL),
            ("scopes", f"your AWS accounts, roles and their credentials ({SCOPE})"),
            ("origin", f"http://127.0.0.1:{listener.port}, a program on this computer"),
        ):
            expect_equal(page.wait_for(identifier).text, expected, identifier)
        page.take_picture("authorize")
    with run.check("nothing comes back from looking"):
        expect(listener.is_quiet(), "a call to the listener")
    with run.check("the page has a language, a title and a heading, and loads nothing from elsewhere"):
        expect(page.ask("return document.documentElement.lang"), "a language")
        expect(page.driver.title and page.driver.find_elements(By.TAG_NAME, "h1"), "a title and a heading")
        loaded = page.ask("return performance.getEntriesByType('resource').map(entry => entry.name)")
        expect_equal([name for name in loaded if not name.startswith(server.url)], [], "loaded from elsewhere")
    with run.check("Allow leads back with code and state, without a Referer"):
        page.click("allow")
        expect_equal(page.wait_for("done").text, "You can close this window.", "the program's page")
        code = program.attempt.code_of(listener.next())
    with run.check("the code gives a token, once"):
        expect_equal(program.redeem(code), "token", "first use")
        expect_equal(program.redeem(code), "InvalidGrantException", "second use")
    with run.check("a code is worth nothing with another verifier, and is used up by the try"):
        page.open(program.attempt.url())
        page.click("allow")
        code = program.attempt.code_of(listener.next())
        expect_equal(program.redeem(code, codeVerifier="v" * 64), "InvalidGrantException", "wrong verifier")
        expect_equal(program.redeem(code), "InvalidGrantException", "right verifier")


def denied_with_keyboard(run, server, page, listener):
    program = Program(server, listener)
    with run.check("keyboard: Tab reaches both buttons, and the space bar denies"):
        page.open(program.attempt.url())
        page.tab_to("allow")
        page.tab_to("deny")
        page.press_and_wait(Keys.SPACE)
        query = listener.next()
        expect_equal(query["error"], "access_denied", "error")
        expect_equal(query["state"], program.attempt.state, "state")
        expect("code" not in query, "no code")
    with run.check("keyboard: Enter allows, also after an earlier Deny"):
        page.open(program.attempt.url())
        page.tab_to("allow")
        page.press_and_wait(Keys.ENTER)
        expect_equal(program.redeem(program.attempt.code_of(listener.next())), "token", "token")


def wrong_requests(run, server, page, listener):
    program = Program(server, listener)
    device_only = Program(server, listener, grantTypes=["refresh_token"])

    def refused(name, words, attempt=program.attempt, **changes):
        with run.check(f"{name}: refused on a page, and nothing comes back"):
            url = attempt.url(**changes)
            page.open(url)
            expect(words in page.message(), f"{words!r} in {page.message()!r}")
            expect_equal(page.find("message").get_attribute("role"), "alert", "role of the message")
            expect_equal(page.driver.current_url, url, "the address stays")
            expect_equal(page.status(), 400, "status")
            expect(page.find("allow") is None, "nothing to allow")
            expect(listener.is_quiet(), "a call to the listener")

    refused("wrong client", "not registered", client_id="no-such-client")
    page.take_picture("authorize-refused")
    refused("client of another grant", "authorization_code", attempt=device_only.attempt)
    refused("wrong path of the redirect URI", "registered", redirect_uri=program.attempt.redirect_uri + "/x")
    refused("redirect URI of another host", "registered", redirect_uri="https://example.com/oauth/callback")
    refused("redirect URI that is a script", "redirect_uri", redirect_uri="javascript:alert(1)")
    refused("no PKCE", "missing", code_challenge=None, code_challenge_method=None)
    refused("no challenge", "code_challenge is missing", code_challenge=None)
    refused("PKCE with the verifier in the open", "S256", code_challenge_method="plain")
    refused("another response type", "response_type", response_type="token")
    refused("a scope that is not registered", "scopes", scopes="no:such:scope")


def names_are_text(run, server, page, listener):
    name = "<b>Bold</b> & \"quoted\" 'name' <script>document.title='taken'</script>"
    with run.check("client name: shown as text, never as markup"):
        page.open(Program(server, listener, name).attempt.url())
        expect_equal(page.wait_for("client-name").text, name, "client name")
        expect(page.driver.title != "taken", "no script of the client runs")


def other_sites(run, server, page, listener):
    program = Program(server, listener)
    url = program.attempt.url().replace("&", "&amp;")
    with run.check("another site cannot show the page in a frame"), OtherOrigin() as site:
        site.show(f'<iframe id="frame" src="{url}"></iframe>')
        page.open(site.url("127.0.0.1"))
        page.driver.switch_to.frame(page.wait_for("frame"))
        time.sleep(0.5)
        expect(page.find("allow") is None, "no button in the frame")
        page.driver.switch_to.default_content()
    # The attacker has a form of its own, token included, and the person has a cookie.
    form = forms.Browser().open(program.attempt.url()).form_with_button("allow")
    for host in ("127.0.0.1", "localhost"):
        with run.check(f"another site cannot press Allow, from {host}"), OtherOrigin() as site:
            page.open(program.attempt.url())
            site.show(copy_of_form(form, "allow"))
            page.open(site.url(host))
            page.click("attack")
            expect(page.message(), "a message")
            expect_equal(page.status(), 403, "status")
            expect(listener.is_quiet(), "a call to the listener")


def without_javascript(run, server, screenshots, listener):
    with window(screenshots, javascript=False) as page, run.check("no JavaScript: Allow and Deny work"):
        for button, expected in (("allow", "code"), ("deny", "error")):
            page.open(Program(server, listener).attempt.url())
            page.click(button)
            expect(expected in listener.next(), f"{button}: {expected}")


def on_a_phone(run, server, screenshots, listener):
    size = width, _height = 320, 568
    with window(screenshots, phone=size) as page:
        for name, url in (
            ("question", Program(server, listener, "Unbroken" * 12).attempt.url()),
            ("refused", Program(server, listener).attempt.url(client_id="no-such-client")),
        ):
            with run.check(f"{width} pixels: {name}: fits, and fingers can hit it"):
                page.open(url)
                page.take_picture(f"authorize-phone-{name}")
                needed = page.ask("return document.documentElement.scrollWidth")
                expect(needed <= width, f"no horizontal scrolling: needs {needed} pixels")
                for button in page.driver.find_elements(By.TAG_NAME, "button"):
                    expect(button.rect["height"] >= TOUCH_TARGET, f"{button.rect['height']} pixels high")


def short_lived(run, program, page, listener):
    with LocalServer(program, "--authorization-code-expires-in", 1) as server:
        with run.check("--authorization-code-expires-in: an old code is refused"):
            late = Program(server, listener)
            page.open(late.attempt.url())
            page.click("allow")
            code = late.attempt.code_of(listener.next())
            time.sleep(1.2)
            expect_equal(late.redeem(code), "InvalidGrantException", "token")


def body(program, screenshots):
    screenshots.mkdir(parents=True, exist_ok=True)

    def look(run):
        with LocalServer(program, "-vvv") as server, Listener() as listener:
            with window(screenshots) as page:
                allowed(run, server, page, listener)
                denied_with_keyboard(run, server, page, listener)
                wrong_requests(run, server, page, listener)
                names_are_text(run, server, page, listener)
                other_sites(run, server, page, listener)
                short_lived(run, program, page, listener)
            without_javascript(run, server, screenshots, listener)
            on_a_phone(run, server, screenshots, listener)
            with run.check("nothing printed holds a code or a state"):
                printed = server.printed()
                expect("/authorize" in printed, "the log names the page")
                expect(not any(secret in printed for secret in listener.secrets), "a secret was printed")

    return look


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    path = sys.argv[2] if len(sys.argv) > 2 else default_program()
    checks.run(body(path, pathlib.Path(sys.argv[1])), seconds=180)
