"""The program `sso` at a terminal: the questions of `configure`, the prompt of `login`, colours.

python sso_at_terminal.py [PATH-OF-SSO]
"""

import re
import sys

import checks
from checks import expect, expect_equal
from local_server import LocalServer, default_program
from oidc_http import START_URL
from sso_home import Home
from terminal import Terminal

ENTER = "\r"
DOWN = "\x1b[B"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
WRONG = ["nonsense"]
SIGN_IN = ["login", "--profile", "first", "--force", "--no-browser"]


def configure(run, home):
    before = "# mine, and it stays\n[default]\noutput = json\n"
    home.config.write_text(before)
    command = [home.program, "configure", "--no-browser"]
    with run.check("configure asks, signs in, shows the change and writes it"):
        with Terminal(command, home.environment()) as terminal:
            terminal.expect("Name of the session")
            terminal.type(ENTER)
            terminal.expect("Start URL")
            terminal.type(START_URL + ENTER)
            terminal.expect("Region of AWS SSO")
            terminal.type("\x7f" * 12 + "eu-west-1" + ENTER)
            terminal.expect("Roles to write a profile for")
            # The second and the third.
            terminal.type(DOWN + " " + DOWN + " " + ENTER)
            terminal.expect("Name of the profile for")
            terminal.type("\x7f" * 40 + "first" + ENTER)
            terminal.expect("Name of the profile for")
            terminal.type(ENTER)
            terminal.expect("Region of the profiles")
            terminal.type("eu-north-1" + ENTER)
            terminal.expect("[profile first]")
            terminal.expect(f"Write this to {home.config}?")
            terminal.type("y")
            terminal.expect("Written to")
            expect_equal(terminal.end(), 0, terminal.text)
        after = home.config.read_text()
        expect(after.startswith(before), f"what was there stays: {after!r}")
        for line in (
            "[sso-session my-sso]",
            f"sso_start_url = {START_URL}",
            "sso_region = eu-west-1",
            "[profile first]",
        ):
            expect_equal(after.splitlines().count(line), 1, f"{line} in {after!r}")
        expect_equal(after.count("[profile "), 2, "profiles")
        expect_equal(after.count("region = eu-north-1"), 2, "regions of the profiles")
        home.sso("credentials", "--profile", "first")
    with run.check("who says no changes nothing"):
        kept = home.config.read_text()
        options = ["--sso-session", "my-sso", "--role", "111122223333/ReadOnly=other"]
        with Terminal([*command, *options], home.environment()) as terminal:
            terminal.expect("Region of the profiles")
            terminal.type(ENTER)
            terminal.expect("Write this to")
            terminal.type("n")
            terminal.expect("nothing was written")
            expect_equal(terminal.end(), 1, terminal.text)
        expect_equal(home.config.read_text(), kept, "the file")


def login(run, home):
    command = [home.program, *SIGN_IN]
    with run.check("login shows address, code and a QR code, and takes its spinner away"):
        with Terminal(command, home.environment()) as terminal:
            expect_equal(terminal.end(), 0, terminal.text)
        for words in ("/device", "Or scan this:", "Waiting for your decision", f"signed in to {START_URL}"):
            expect(words in terminal.text, f"{words} in {terminal.text!r}")
    with run.check("the QR code is left out where it does not fit"):
        with Terminal(command, home.environment(), columns=20) as terminal:
            expect_equal(terminal.end(), 0, terminal.text)
        expect("Or scan this:" not in terminal.text, terminal.text)
    with run.check("a dumb terminal gets no control sequence"):
        with Terminal(command, home.environment(TERM="dumb")) as terminal:
            expect_equal(terminal.end(), 0, terminal.text)
        expect("\x1b" not in terminal.raw, f"plain text: {terminal.raw!r}")


def colours(run, home):
    with run.check("errors and the QR code are coloured at a terminal"):
        for command in (WRONG, SIGN_IN):
            with Terminal([home.program, *command], home.environment()) as terminal:
                terminal.end()
            expect(COLOUR.search(terminal.raw), f"a colour in {terminal.raw!r}")
    for command in (WRONG, SIGN_IN, ["status"], ["accounts", "--profile", "first", "-vv"], ["--help"]):
        with run.check(f"NO_COLOR: no colour from sso {' '.join(command)}"):
            with Terminal([home.program, *command], home.environment(NO_COLOR="1")) as terminal:
                terminal.end()
            # Bold and underline are no colours; every colour is one of these (ECMA-48, section 8.3.117).
            expect(not COLOUR.search(terminal.raw), f"no colour in {terminal.raw!r}")


def body(program):
    def look(run):
        with LocalServer(program, "--approve-after", 1) as server, Home(program, server.url) as home:
            configure(run, home)
            login(run, home)
            colours(run, home)

    return look


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else default_program()
    checks.run(body(path), seconds=120)
