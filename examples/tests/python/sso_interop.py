"""The program `sso`, botocore and the AWS CLI use each other's files, and credentials of `sso` sign calls.

python sso_interop.py [PATH-OF-SSO]
"""

import datetime
import json
import pathlib
import re
import sys

import checks
from checks import expect, expect_equal
from local_server import LocalServer, default_program
from sso_home import LEGACY_TOKEN, TOKEN, Home

PAST = "2020-01-01T00:00:00Z"
KEYS = ("AccessKeyId", "SecretAccessKey", "SessionToken")


def same(found, expected):
    """Whether both are the same credentials."""
    for key in KEYS:
        expect_equal(found[key], expected[key], key)


def refreshes(server):
    """How often the server refreshed a token, by its log."""
    counts = re.findall(r"refreshes=(\d+)", server.printed())
    return int(counts[-1]) if counts else 0


def in_minutes(minutes):
    """A time as it is in files."""
    time = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def our_sign_in(run, home):
    with run.check("sso signs in, with a session and without"):
        home.sso("login", "--profile", "dev", "--no-browser")
        home.sso("login", "--profile", "legacy", "--no-browser")
        names = {path.name for path in home.tokens.glob("*.json")}
        expect({TOKEN, LEGACY_TOKEN} <= names, f"the files of both tokens in {names}")
    for profile, account in (("dev", "222233334444"), ("legacy", "333344445555")):
        with run.check(f"botocore has role credentials by our token, profile {profile}"):
            found = home.python("botocore_client.py", "credentials", profile)
            expect_equal(found["Method"], "sso", "method")
            expect(found["AccessKeyId"], "an access key")
        with run.check(f"botocore uses the role credentials that we keep, profile {profile}"):
            ours = json.loads(home.sso("credentials", "--profile", profile))
            expect_equal(ours["AccountId"], account, "AccountId")
            same(home.python("botocore_client.py", "kept", profile), ours)


def role_credentials_of_botocore(run, home):
    for profile in ("dev", "legacy"):
        with run.check(f"we use the role credentials that botocore keeps, profile {profile}"):
            for path in home.roles.glob("*.json"):
                path.unlink()
            theirs = home.python("botocore_client.py", "kept", profile)
            same(json.loads(home.sso("credentials", "--profile", profile)), theirs)


def botocore_refreshes(run, home, server):
    for when, expires_at in (("due", in_minutes(5)), ("expired", PAST)):
        with run.check(f"botocore refreshes our token that is {when}"):
            before, count = home.token(), refreshes(server)
            home.change_token(expiresAt=expires_at)
            home.python("botocore_client.py", "credentials", "dev")
            expect_equal(refreshes(server), count + 1, "refreshes")
            after = home.token()
            for name in ("accessToken", "refreshToken"):
                expect(after[name] != before[name], f"another {name}")
        with run.check(f"we read what botocore wrote, {when}"):
            (status, *_) = json.loads(home.sso("status", "--output", "json"))
            expect_equal(
                {name: status[name] for name in ("session", "signedIn", "refreshable")},
                {"session": "my-sso", "signedIn": True, "refreshable": True},
                "status",
            )
            expect("222233334444" in home.sso("accounts", "--profile", "dev"), "the accounts")
            for path in home.roles.glob("*.json"):
                path.unlink()
            expect_equal(json.loads(home.sso("credentials", "--profile", "dev"))["Version"], 1, "Version")
            expect_equal(refreshes(server), count + 1, "refreshes")


def we_refresh(run, home, server):
    with run.check("we refresh what botocore wrote, and botocore uses what we wrote"):
        count = refreshes(server)
        home.change_token(expiresAt=PAST)
        expect(home.sso("login", "--profile", "dev").endswith(", refreshed\n"), "a refresh without a person")
        expect_equal(refreshes(server), count + 1, "refreshes")
        home.python("botocore_client.py", "credentials", "dev")
        expect_equal(refreshes(server), count + 1, "refreshes")
    with run.check("we read all forms of times that other tools write"):
        same_time = "2999-01-01T00:00:00"
        for time in (f"{same_time}Z", f"{same_time}UTC", "2999-01-01T02:00:00+02:00", f"{same_time}.000Z"):
            home.change_token(expiresAt=time)
            (status, *_) = json.loads(home.sso("status", "--output", "json"))
            expect_equal(status["expiresAt"], f"{same_time}Z", time)


def credential_process(run, home):
    config = home.path / "of-a-tool"
    config.write_text(
        home.config.read_text()
        + f"\n[profile tool]\nregion = eu-west-1\ncredential_process = {home.program} credentials --profile dev\n"
        + f"\n[profile wrong]\nregion = eu-west-1\ncredential_process = {home.program} credentials --profile nobody\n"
        + "\n[profile forged]\nregion = eu-west-1\n"
        + "aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = of-nobody\naws_session_token = of-nobody\n"
    )
    token = home.token()["accessToken"]
    more = {"AWS_CONFIG_FILE": str(config)}
    with run.check("botocore takes credentials from credential_process"):
        found = home.python("botocore_client.py", "credentials", "tool", **more)
        expect_equal(found["Method"], "custom-process", "method")
        same(found, json.loads(home.sso("credentials", "--profile", "dev")))
    # The server checks the signature by the secret key that it gave for the role.
    for profile in ("tool", "dev"):
        with run.check(f"botocore calls a signed operation, profile {profile}"):
            found = home.python("botocore_client.py", "call", profile, token, **more)
            expect_equal(found, {"result": "token"}, "the result")
        with run.check(f"the AWS CLI calls a signed operation, profile {profile}"):
            done = aws(home, profile, token, **more)
            expect_equal(done.returncode, 0, done.stderr)
            expect(json.loads(done.stdout)["accessToken"], "a token")
    with run.check("credentials of nobody sign nothing"):
        expect(home.python("botocore_client.py", "call", "forged", token, **more)["result"] != "token", "no token")
        expect(aws(home, "forged", token, **more).returncode != 0, "a failure of the AWS CLI")
    with run.check("what sso says is shown by the AWS CLI when there are no credentials"):
        done = aws(home, "wrong", token, **more)
        expect(done.returncode != 0, "a failure")
        expect("nobody" in done.stderr, f"the profile's name in {done.stderr!r}")


def aws(home, profile, token, **more):
    """CreateTokenWithIAM by the AWS CLI, version 1."""
    return home.run(
        *(sys.executable, "-m", "awscli", "sso-oidc", "create-token-with-iam", "--profile", profile),
        *("--client-id", "a-client", "--output", "json"),
        *("--grant-type", "urn:ietf:params:oauth:grant-type:token-exchange"),
        *("--subject-token", token),
        *("--subject-token-type", "urn:ietf:params:oauth:token-type:access_token"),
        **more,
    )


def signing_out(run, home):
    with run.check("after sso logout botocore has no sign-in"):
        home.sso("logout")
        script = pathlib.Path(__file__).with_name("botocore_client.py")
        done = home.run(sys.executable, str(script), "credentials", "dev")
        expect(done.returncode != 0, "a failure")
        expect("Token for my-sso does not exist" in done.stderr, f"what botocore says: {done.stderr[-300:]!r}")
        expect_equal(list(home.roles.glob("*.json")), [], "files of role credentials")


def body(program):
    def look(run):
        with LocalServer(program, "-v", "--approve-after", 1) as server, Home(program, server.url) as home:
            our_sign_in(run, home)
            role_credentials_of_botocore(run, home)
            botocore_refreshes(run, home, server)
            we_refresh(run, home, server)
            credential_process(run, home)
            signing_out(run, home)

    return look


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else default_program()
    checks.run(body(path), seconds=300)
