"""What a hostile page or program tries against the verification page, each a group of checks."""

import time

import forms
from checks import expect, expect_equal
from local_server import LocalServer
from oidc_http import Device
from other_origin import OtherOrigin, copy_of_form


def cross_site_posts(run, server, page):
    no_referrer = "<meta name=referrer content=no-referrer>"
    by_script = (
        "const form = document.querySelector('form');"
        "return fetch(form.action, {method: 'POST', mode: 'no-cors', credentials: 'include',"
        " body: new URLSearchParams(new FormData(form))}).then(() => true, () => true)"
    )
    ways = {
        "another site": ("localhost", "", None),
        "another port of this host": ("127.0.0.1", "", None),
        "another site that hides its origin": ("localhost", no_referrer, None),
        "another port that hides its origin": ("127.0.0.1", no_referrer, None),
        "a script of another port": ("127.0.0.1", "", by_script),
    }
    with OtherOrigin() as site:
        for name, (host, head, script) in ways.items():
            for button in ("approve", "deny"):
                with run.check(f"cross-site: {button} posted by {name} is refused and changes nothing"):
                    device = Device.start(server.port, "Hostile client")
                    # The person has been at the page, so the browser holds whatever the page set there.
                    page.open(device.verification_uri_complete)
                    site.show(copy_of_form(question_form(server, device, button), button), head)
                    page.open(site.url(host))
                    if script:
                        page.ask(script)
                    else:
                        page.click("attack")
                        expect(400 <= page.status() < 500, f"status {page.status()}: {page.text()!r}")
                        page.take_picture("cross-site")
                    expect_equal(device.poll(), "AuthorizationPendingException", "token")
        with run.check("cross-site: the copied form is one that works when it is not cross-site"):
            device = Device.start(server.port)
            person = forms.Browser()
            person.press(question_page(server, device, person), "approve")
            expect_equal(device.poll(), "token", "token")


def question_page(server, device, person):
    start = person.open(server.url + "/device")
    return person.press(start, "continue", user_code=device.user_code)


def question_form(server, device, button):
    """The form as the attacker sees it in a browser of their own."""
    return question_page(server, device, forms.Browser()).form_with_button(button)


def forged_requests(run, server):
    def refused(name, headers, change=lambda data: data):
        with run.check(f"forged: {name} is refused and changes nothing"):
            device = Device.start(server.port)
            person = forms.Browser()
            form = question_page(server, device, person).form_with_button("approve")
            pressed = form.buttons["approve"]
            data = dict(form.fields)
            if "name" in pressed:
                data[pressed["name"]] = pressed.get("value") or ""
            answer = person.open(pressed.get("formaction") or form.action, change(data), headers)
            expect(400 <= answer.status < 500, f"status {answer.status}")
            expect_equal(device.poll(), "AuthorizationPendingException", "token")

    refused("a foreign Origin", {"Origin": "https://attacker.example"})
    refused("an opaque Origin", {"Origin": "null"})
    refused("Sec-Fetch-Site: cross-site", {"Origin": server.url, "Sec-Fetch-Site": "cross-site"})
    refused(
        "a Host that is not this machine (DNS rebinding)",
        {"Host": f"attacker.example:{server.port}", "Origin": f"http://attacker.example:{server.port}"},
    )
    refused(
        "a form without its hidden fields but the code",
        {"Origin": server.url},
        lambda data: {name: value for name, value in data.items() if "token" not in name and "csrf" not in name},
    )


def guessing(run, program):
    with LocalServer(program) as server, run.check("guessing: after some wrong codes all must wait (RFC 8628, 5.1)"):
        device = Device.start(server.port)
        person = forms.Browser()
        start = person.open(server.url + "/device")
        for _ in range(30):
            answer = person.press(start, "continue", user_code="BCDF-GHJK")
            if answer.status == 429:
                break
        expect_equal(answer.status, 429, "status after 30 wrong codes")
        answer = person.press(start, "continue", user_code=device.user_code)
        expect("approve" not in answer.texts, "a right guess does not show either")
        time.sleep(int(answer.headers["retry-after"]) + 0.5)
        answer = person.press(start, "continue", user_code=device.user_code)
        expect("approve" in answer.texts, f"the right code works after Retry-After: {answer.status}")


def framing(run, server, page):
    with run.check("framing: no other site can show the page in a frame"), OtherOrigin() as site:
        for host in ("localhost", "127.0.0.1"):
            site.show(f'<iframe id=frame width=800 height=500 src="{server.url}/device"></iframe>')
            page.open(site.url(host))
            time.sleep(0.5)
            page.take_picture("framed")
            page.driver.switch_to.frame(page.find("frame"))
            try:
                expect(page.find("user-code") is None, f"framed by {host}")
            finally:
                page.driver.switch_to.default_content()
