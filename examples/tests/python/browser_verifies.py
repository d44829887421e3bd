"""Looks at the verification page of `sso serve` in Chromium.

python browser_verifies.py DIRECTORY-FOR-SCREENSHOTS [PATH-OF-SSO]
"""

import pathlib
import sys
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import attacks
import checks
import forms
from checks import expect, expect_equal
from chromium import window
from local_server import LocalServer, default_program
from oidc_http import Device
from other_origin import OtherOrigin

# Fingers need this much (CSS pixels); WCAG 2.2, criterion 2.5.5.
TOUCH_TARGET = 44
# iOS zooms into an input whose letters are smaller.
INPUT_LETTERS = 16


def with_keyboard(run, server, page):
    device = Device.start(server.port, "Keyboard client")
    with run.check("keyboard: the first Tab stops are the code and the button"):
        page.open(device.verification_uri)
        way = [page.focused(), *page.tab_to("user-code"), *page.tab_to("continue")]
        expect(way in (["<body>", "user-code", "continue"], ["user-code", "continue"]), f"way: {way}")
        page.take_picture("start")
    with run.check("keyboard: code, Enter, and the question names the client and the code"):
        page.open(device.verification_uri)
        page.tab_to("user-code")
        page.press(device.user_code)
        page.press_and_wait(Keys.ENTER)
        expect_equal(page.wait_for("client-name").text, "Keyboard client", "client name")
        expect(device.user_code in page.text(), "the code, to compare with the device's")
        page.take_picture("question")
    with run.check("keyboard: Tab reaches both buttons, and shows where it is"):
        for button in ("approve", "deny"):
            page.tab_to(button)
            expect(shows_focus(page), f"#{button} shows that it has the keyboard")
    with run.check("keyboard: nothing is decided yet"):
        expect_equal(device.poll(), "AuthorizationPendingException", "token")
    with run.check("keyboard: approve by Enter"):
        device = at_question(page, server)
        page.tab_to("approve")
        page.press_and_wait(Keys.ENTER)
        expect(page.message(), "a message")
        page.take_picture("approved")
        expect_equal(device.poll(), "token", "token")
    with run.check("keyboard: deny by the space bar"):
        device = at_question(page, server)
        page.tab_to("deny")
        page.press_and_wait(Keys.SPACE)
        expect(page.message(), "a message")
        page.take_picture("denied")
        expect_equal(device.poll(), "AccessDeniedException", "token")


def at_question(page, server, client_name="A client"):
    """Opens the question for a new device."""
    device = Device.start(server.port, client_name)
    page.open(device.verification_uri)
    page.wait_for("user-code").send_keys(device.user_code)
    page.click("continue")
    page.wait_for("approve")
    return device


def shows_focus(page):
    return page.ask(
        "const style = getComputedStyle(document.activeElement);"
        "return style.outlineStyle !== 'none' || style.boxShadow !== 'none'"
    )


def complete_url(run, server, page):
    device = Device.start(server.port, "Complete client")
    with run.check("complete URL: the code is filled in, nothing is decided by opening it"):
        page.open(device.verification_uri_complete)
        expect_equal(page.wait_for("user-code").get_attribute("value"), device.user_code, "#user-code")
        page.take_picture("complete")
        expect_equal(device.poll(), "AuthorizationPendingException", "token")
    with run.check("complete URL: continue, then approve"):
        page.click("continue")
        expect_equal(page.wait_for("client-name").text, "Complete client", "client name")
        page.click("approve")
        page.message()
        time.sleep(1.2)
        expect_equal(device.poll(), "token", "token")


def codes_as_people_type_them(run, server, page):
    def accepted(name, typed):
        with run.check(f"code: {name}"):
            device = Device.start(server.port, "Typed client")
            page.open(device.verification_uri)
            page.wait_for("user-code").send_keys(typed(device.user_code))
            page.click("continue")
            expect_equal(page.wait_for("client-name").text, "Typed client", "client name")

    # RFC 8628, section 6.1, asks for both.
    accepted("in lower case", str.lower)
    accepted("without its hyphen", lambda code: code.replace("-", ""))
    accepted("with spaces around it", lambda code: f" {code} ")


def wrong_codes(run, server, page):
    def refused(name, code):
        with run.check(f"code: {name} is refused with a message, and can be corrected"):
            page.open(server.url + "/device")
            page.wait_for("user-code").send_keys(code)
            page.click("continue")
            expect(page.message(), "a message")
            role = page.find("message").get_attribute("role")
            expect(role in ("alert", "status"), f"a screen reader is told: role {role!r}")
            expect(page.find("user-code"), "the input is there again")
            expect(page.find("approve") is None, "nothing to approve")
            expect(400 <= page.status() < 500 or page.status() == 200, f"status {page.status()}")

    refused("a wrong one", "BCDF-GHJK")
    page.take_picture("wrong-code")
    refused("markup", "<img src=x onerror=alert(1)>")
    refused("a very long one", "B" * 5_000)
    device = at_question(page, server)
    page.click("approve")
    page.message()
    refused("a used one", device.user_code)
    with run.check("code: an empty one goes nowhere"):
        page.open(server.url + "/device")
        page.wait_for("continue").click()
        time.sleep(0.3)
        expect(page.find("user-code") and page.find("approve") is None, "still asks for the code")


def names_are_text(run, server, page):
    name = "<b>Bold</b> & \"quoted\" 'name' <script>document.title='taken'</script>"
    with run.check("client name: shown as text, never as markup"):
        at_question(page, server, name)
        expect_equal(page.find("client-name").text, name, "client name")
        expect(page.driver.title != "taken", "no script of the client runs")
        expect_equal(page.driver.find_elements(By.CSS_SELECTOR, "#client-name *"), [], "elements in the name")


def expired_code(run, program, page):
    with LocalServer(program, "--expires-in", 2) as server:
        device = Device.start(server.port)
        with run.check("code: an expired one is refused with a message"):
            time.sleep(2.3)
            page.open(device.verification_uri)
            page.wait_for("user-code").send_keys(device.user_code)
            page.click("continue")
            expect(page.message() and page.find("approve") is None, "a message, nothing to approve")
            page.take_picture("expired")
        with run.check("code: one that expires under the question is refused with a message"):
            device = at_question(page, server)
            time.sleep(2.3)
            page.click("approve")
            expect(page.message(), "a message")
            page.take_picture("expired-late")
            expect_equal(device.poll(), "ExpiredTokenException", "token")


def without_javascript(run, server, screenshots):
    with window(screenshots, javascript=False) as page:
        with run.check("no JavaScript: it is off in this window"), OtherOrigin() as site:
            site.show("<script>document.title = 'on'</script>")
            page.open(site.url("127.0.0.1"))
            expect_equal(page.driver.title, "Other", "title")
        for button, outcome in (("approve", "token"), ("deny", "AccessDeniedException")):
            with run.check(f"no JavaScript: {button}"):
                device = at_question(page, server)
                page.take_picture(f"no-javascript-{button}")
                page.click(button)
                page.message()
                expect_equal(device.poll(), outcome, "token")


def on_a_phone(run, server, screenshots, size):
    width, height = size
    long_name = "Unbroken" * 12

    def fits(page, name):
        with run.check(f"{width}x{height}: {name}: fits, and fingers can hit it"):
            page.take_picture(f"phone-{width}-{name}")
            expect_equal(page.ask("return window.innerWidth"), width, "width of the window")
            needed = page.ask("return document.documentElement.scrollWidth")
            expect(needed <= width, f"no horizontal scrolling: needs {needed} pixels")
            for element in page.driver.find_elements(By.CSS_SELECTOR, "button, input:not([type=hidden])"):
                name_of = element.get_attribute("id")
                box = element.rect
                expect(box["height"] >= TOUCH_TARGET, f"#{name_of} is {box['height']} pixels high")
                expect(box["x"] >= 0 and box["x"] + box["width"] <= width, f"#{name_of} is inside: {box}")
                if element.tag_name == "input":
                    letters = float(element.value_of_css_property("font-size").removesuffix("px"))
                    expect(letters >= INPUT_LETTERS, f"#{name_of} has letters of {letters} pixels")

    with window(screenshots, phone=size) as page:
        page.open(server.url + "/device")
        fits(page, "start")
        page.wait_for("user-code").send_keys("WRONG-CODE")
        page.click("continue")
        fits(page, "wrong")
        device = at_question(page, server, long_name)
        fits(page, "question")
        page.click("approve")
        page.message()
        fits(page, "approved")
        with run.check(f"{width}x{height}: approved"):
            expect_equal(device.poll(), "token", "token")


def page_headers(run, server):
    person = forms.Browser()
    device = Device.start(server.port)
    pages = {"start": person.open(server.url + "/device"), "question": attacks.question_page(server, device, person)}
    pages["approved"] = person.press(pages["question"], "approve")
    pages["wrong code"] = person.open(server.url + "/device?user_code=BCDF-GHJK")
    for name, page in pages.items():
        with run.check(f"headers: {name}"):
            headers = page.headers
            expect_equal(headers.get_content_type(), "text/html", "content type")
            expect_equal((headers.get_content_charset() or "").lower(), "utf-8", "charset")
            policy = policy_of(headers.get("content-security-policy", ""))
            for directive in ("default-src", "frame-ancestors"):
                expect_equal(policy.get(directive), ["'none'"], directive)
            expect("'self'" in policy.get("form-action", []), f"form-action in {policy}")
            expect("'none'" in policy.get("base-uri", []), f"base-uri in {policy}")
            expect("'unsafe-inline'" not in policy.get("script-src", []), f"no inline scripts: {policy}")
            expect_equal(headers.get("x-frame-options", "").upper(), "DENY", "X-Frame-Options")
            expect_equal(headers.get("x-content-type-options"), "nosniff", "X-Content-Type-Options")
            expect("no-store" in headers.get("cache-control", ""), "Cache-Control: no-store")
            # The complete URL holds the code, which no other page may learn from a Referer.
            expect(headers.get("referrer-policy") in ("no-referrer", "same-origin"), "Referrer-Policy")
            for cookie in headers.get_all("set-cookie", []):
                attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
                expect({"httponly", "samesite=strict"} <= attributes, f"cookie attributes {attributes}")


def policy_of(header):
    directives = (directive.split() for directive in header.split(";") if directive.strip())
    return {name: values for name, *values in directives}


def readable_page(run, server, page):
    with run.check("the page has a language, a title, a heading, and a label for its input"):
        page.open(server.url + "/device")
        expect(page.ask("return document.documentElement.lang"), "a language")
        expect(page.driver.title, "a title")
        expect(page.driver.find_elements(By.TAG_NAME, "h1"), "a heading")
        expect(page.ask("return document.getElementById('user-code').labels.length") > 0, "a label")
    with run.check("the page loads nothing from elsewhere and reports no error"):
        loaded = page.ask("return performance.getEntriesByType('resource').map(entry => entry.name)")
        foreign = [name for name in loaded if not name.startswith(server.url)]
        expect_equal(foreign, [], "loaded from elsewhere")


def body(program, screenshots):
    screenshots.mkdir(parents=True, exist_ok=True)

    def look(run):
        with LocalServer(program, "--interval", 1) as server:
            with window(screenshots) as page:
                readable_page(run, server, page)
                with_keyboard(run, server, page)
                complete_url(run, server, page)
                codes_as_people_type_them(run, server, page)
                wrong_codes(run, server, page)
                names_are_text(run, server, page)
                expired_code(run, program, page)
                attacks.framing(run, server, page)
                attacks.cross_site_posts(run, server, page)
            without_javascript(run, server, screenshots)
            for size in ((360, 640), (320, 568)):
                on_a_phone(run, server, screenshots, size)
            page_headers(run, server)
            attacks.forged_requests(run, server)
            attacks.guessing(run, program)

    return look


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    path = sys.argv[2] if len(sys.argv) > 2 else default_program()
    checks.run(body(path, pathlib.Path(sys.argv[1])), seconds=300)
