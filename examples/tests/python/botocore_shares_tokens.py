"""Shares token files with botocore, both ways, and gets role credentials of `sso serve` with them.

    python botocore_shares_tokens.py [PATH-OF-SSO]

The library's half is the example `token_file`. botocore runs in a process of its own, as it reads HOME when it is loaded.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile

import checks
import forms
from checks import expect, expect_equal
from local_server import LocalServer, default_program
from oidc_http import DEVICE_CODE_GRANT, START_URL, call

SESSION = "my-sso"
# What a file is named after, the profile that leads to it.
SIGN_INS = {SESSION: "with-session", START_URL: "legacy"}
ACCESS_KEY = re.compile("ASIA[A-Z2-7]{16}")
CONFIG = f"""\
[profile with-session]
sso_session = {SESSION}
sso_account_id = 222233334444
sso_role_name = PowerUser
region = us-east-1

[profile legacy]
sso_start_url = {START_URL}
sso_region = us-east-1
sso_account_id = 222233334444
sso_role_name = ReadOnly
region = us-east-1

[sso-session {SESSION}]
sso_start_url = {START_URL}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
"""
BOTOCORE = """\
import sys
import botocore.session
credentials = botocore.session.Session(profile=sys.argv[1]).get_credentials()
print(credentials.get_frozen_credentials().access_key)
"""
AT_ONCE = 10


class Home:
    """A home folder with the configuration, and both programs that read it."""

    def __init__(self, directory, server, program):
        self._program = program.parent / "examples" / "token_file"
        (directory / ".aws").mkdir()
        (directory / ".aws" / "config").write_text(CONFIG)
        self.cache = directory / ".aws" / "sso" / "cache"
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("AWS_", "HTTP"))}
        self._environment = {
            **kept,
            "HOME": str(directory),
            "AWS_ENDPOINT_URL_SSO": server.url,
            "AWS_ENDPOINT_URL_SSO_OIDC": server.url,
            "AWS_EC2_METADATA_DISABLED": "true",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def path(self, key):
        """Where the file of a sign-in is."""
        return self.cache / (hashlib.sha1(key.encode()).hexdigest() + ".json")

    def file(self, key):
        """The content of the file of a sign-in."""
        return json.loads(self.path(key).read_text())

    def store(self, key, token):
        """Stores a token with the library."""
        self._run([self._program, "store", key], json.dumps(token))

    def ours(self, profile):
        """The id of an access key, by the library."""
        return self._access_key([self._program, "credentials", profile])

    def ours_at_once(self, profile, count):
        """The same by several processes together."""
        command = [self._program, "credentials", profile]
        started = [
            subprocess.Popen(command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(count)
        ]
        ended = [(process.communicate(timeout=60), process.returncode) for process in started]
        for (output, errors), status in ended:
            expect(status == 0 and ACCESS_KEY.fullmatch(output.strip()), f"status {status}: {errors[-500:]!r}")
        return {output for (output, _errors), _status in ended}

    def botocores(self, profile):
        """The id of an access key, by botocore."""
        return self._access_key([sys.executable, "-c", BOTOCORE, profile])

    def _access_key(self, command):
        found = self._run(command).strip()
        expect(ACCESS_KEY.fullmatch(found), f"the id of an access key, found {found!r}")
        return found

    def _run(self, command, given=""):
        ended = subprocess.run(
            command, env=self._environment, input=given, capture_output=True, text=True, timeout=60, check=False
        )
        expect_equal(ended.returncode, 0, f"status of {command[0]}: {ended.stderr[-500:]!r}")
        return ended.stdout


def sign_in(server):
    """What is in a file after a sign-in that a person approved."""
    members = {"clientName": "token files", "clientType": "public", "scopes": ["sso:account:access"]}
    client = call(server.port, "/client/register", members).members
    credentials = {"clientId": client["clientId"], "clientSecret": client["clientSecret"]}
    codes = call(server.port, "/device_authorization", {**credentials, "startUrl": START_URL}).members
    forms.decide(server.url, codes["userCode"], "approve")
    grant = {"grantType": DEVICE_CODE_GRANT, "deviceCode": codes["deviceCode"]}
    token = call(server.port, "/token", {**credentials, **grant}).members
    return {
        "startUrl": START_URL,
        "region": "us-east-1",
        "accessToken": token["accessToken"],
        "expiresAt": in_seconds(token["expiresIn"]),
        "registrationExpiresAt": in_seconds(client["clientSecretExpiresAt"] - client["clientIdIssuedAt"]),
        "refreshToken": token["refreshToken"],
        **credentials,
    }


def in_seconds(seconds):
    """The time in so many seconds, as it stands in a file."""
    time = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def refreshes(server):
    """How often the server refreshed a token."""
    return server.printed().count("refreshed an access token")


def read_by_both(run, server, home):
    for key, profile in SIGN_INS.items():
        with run.check(f"{profile}: the file of the library gives botocore role credentials"):
            token = sign_in(server)
            home.store(key, token)
            expect_equal(home.file(key), token, "the file")
            expect_equal(stat.S_IMODE(home.path(key).stat().st_mode), 0o600, "its mode")
            home.botocores(profile)
        with run.check(f"{profile}: and the library, and nobody refreshes before it is due"):
            home.ours(profile)
            expect_equal((home.file(key), refreshes(server)), (token, 0), "the file, refreshes")


def refreshed_by(run, server, home, name, refresh, read):
    with run.check(f"a token that is due is refreshed by {name}, once, and read by the other"):
        before = refreshes(server)
        old = {**sign_in(server), "expiresAt": in_seconds(60)}
        home.store(SESSION, old)
        refresh("with-session")
        new = home.file(SESSION)
        expect_equal(set(new), set(old), "keys of the file")
        for member in ("accessToken", "refreshToken"):
            expect(new[member] != old[member], f"another {member}")
        kept = ("startUrl", "region", "clientId", "clientSecret", "registrationExpiresAt")
        expect_equal([new[member] for member in kept], [old[member] for member in kept], "what stays")
        read("with-session")
        expect_equal((home.file(SESSION), refreshes(server) - before), (new, 1), "the file, refreshes")


def at_once(run, server, home):
    with run.check(f"{AT_ONCE} processes at once refresh an expired token once"):
        before = refreshes(server)
        home.store(SESSION, {**sign_in(server), "expiresAt": in_seconds(-60)})
        keys = home.ours_at_once("with-session", AT_ONCE)
        expect_equal((len(keys), refreshes(server) - before), (AT_ONCE, 1), "different keys, refreshes")
    with run.check("the refresh token in the file is still good afterwards"):
        home.store(SESSION, {**home.file(SESSION), "expiresAt": in_seconds(-60)})
        home.botocores("with-session")
        expect_equal(refreshes(server) - before, 2, "refreshes")


def body(program):
    def share(run):
        with LocalServer(program, "-v") as server, tempfile.TemporaryDirectory() as directory:
            home = Home(pathlib.Path(directory), server, pathlib.Path(program))
            read_by_both(run, server, home)
            refreshed_by(run, server, home, "botocore", home.botocores, home.ours)
            refreshed_by(run, server, home, "the library", home.ours, home.botocores)
            at_once(run, server, home)

    return share


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else default_program()
    checks.run(body(path), seconds=180)
