"""The authorization code grant with PKCE, driven by botocore: from registration to logout, and each way it is refused."""

import forms
from authorization import GRANTS, REDIRECT_URI, SCOPE, Attempt, Listener
from botocore_portal import Portal
from checks import expect, expect_equal
from oidc_http import START_URL

UNUSED_PORT = 9


def register(service, **members):
    """A client as the AWS CLI registers it for PKCE."""
    usual = {"scopes": [SCOPE], "grantTypes": GRANTS, "redirectUris": [REDIRECT_URI], "issuerUrl": START_URL}
    return service.register(**{**usual, **members})


def allowed(service, registration, listener):
    """The attempt of a person who allowed it, and the code that came back."""
    attempt = Attempt(service.url, registration["clientId"], listener.port)
    person = forms.Browser()
    # The browser follows the redirect to the listener.
    answer = person.press(person.open(attempt.url()), "allow")
    expect("You can close this window." in answer.body, f"the program's page, found {answer.body!r}")
    code = attempt.code_of(listener.next())
    service.secrets.update((code, attempt.state, attempt.verifier))
    return attempt, code


def redeem(service, registration, attempt, code, **changes):
    """CreateToken with an authorization code."""
    members = {
        "grantType": "authorization_code",
        "code": code,
        "redirectUri": attempt.redirect_uri,
        "codeVerifier": attempt.verifier,
    }
    return service.token(registration, **{**members, **changes})


def whole_login(run, service, seen):
    portal = Portal(service, seen)
    with Listener() as listener:
        registration = register(service)
        with run.check("RegisterClient: authorizationEndpoint and tokenEndpoint"):
            expect_equal(registration["authorizationEndpoint"], f"{service.url}/authorize", "authorizationEndpoint")
            expect_equal(registration["tokenEndpoint"], f"{service.url}/token", "tokenEndpoint")
        with run.check("authorization code: a token and a refresh token"):
            attempt, code = allowed(service, registration, listener)
            token = redeem(service, registration, attempt, code)
            expect_equal(token["tokenType"], "Bearer", "tokenType")
            expect_equal(token["expiresIn"], 3600, "expiresIn")
        with run.check("authorization code: the token opens the portal, and can be refreshed"):
            renewed = service.refresh(registration, token["refreshToken"])
            for access_token in (token["accessToken"], renewed["accessToken"]):
                expect(portal.accounts(access_token)["accountList"], "accounts")
        with run.check("authorization code: Logout ends access and refresh tokens"):
            portal.logout(renewed["accessToken"])
            for access_token in (token["accessToken"], renewed["accessToken"]):
                portal.expect_error("UnauthorizedException", "ListAccounts", portal.accounts, access_token)
            service.expect_error(
                "InvalidGrantException", "CreateToken", service.refresh, registration, renewed["refreshToken"]
            )
        refusals(run, service, registration, listener)


def refusals(run, service, registration, listener):
    def refused(because, client=registration, **changes):
        with run.check(f"authorization code: InvalidGrantException: {because}"):
            attempt, code = allowed(service, registration, listener)
            service.expect_error(
                "InvalidGrantException", "CreateToken", redeem, service, client, attempt, code, **changes
            )

    refused("another verifier", codeVerifier="v" * 64)
    refused("another redirect URI", redirectUri=f"http://127.0.0.1:{UNUSED_PORT}/oauth/callback")
    refused("the redirect URI without its port", redirectUri=REDIRECT_URI)
    refused("another client", client=register(service))
    with run.check("authorization code: InvalidGrantException: a second use"):
        attempt, code = allowed(service, registration, listener)
        redeem(service, registration, attempt, code)
        service.expect_error(
            "InvalidGrantException", "CreateToken", redeem, service, registration, attempt, code
        )


def many_accounts(run, service, seen, server):
    """A server with `--accounts 45 --roles 25 -v`."""
    portal = Portal(service, seen)
    with Listener() as listener:
        registration = register(service)
        token = redeem(service, registration, *allowed(service, registration, listener))
    with run.check("--accounts 45: three pages unless the client says how long they are"):
        pages = portal.pages("list_accounts", None, accessToken=token["accessToken"])
        expect_equal([len(page["accountList"]) for page in pages], [20, 20, 5], "lengths")
        accounts = [account["accountId"] for page in pages for account in page["accountList"]]
        expect_equal(accounts, [str(100_000_000_000 + number) for number in range(1, 46)], "accounts")
    with run.check("--roles 25: two pages for each account"):
        for account in (accounts[0], accounts[-1]):
            pages = portal.pages("list_account_roles", None, accessToken=token["accessToken"], accountId=account)
            roles = [role["roleName"] for page in pages for role in page["roleList"]]
            expect_equal((len(pages), roles), (2, [f"Role{number}" for number in range(1, 26)]), "pages and roles")
    with run.check("GetRoleCredentials: other ones for each account and role"):
        chosen = [(account, role) for account in accounts[:3] for role in roles[-2:]]
        keys = {portal.credentials(token["accessToken"], *each)["accessKeyId"] for each in chosen}
        expect_equal(len(keys), len(chosen), "different key ids")
    with run.check("-v: the log counts refreshes"):
        for _ in range(3):
            token = service.refresh(registration, token["refreshToken"])
        expect_equal(server.printed().count("refreshed an access token"), 3, "lines")
        expect("refreshes=3" in server.printed(), f"the number, in {server.printed()!r}")
