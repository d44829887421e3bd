"""The portal of `sso serve`, driven by botocore: lists over pages, role credentials, logout, each modelled error."""

import re
import time

import botocore.exceptions

import forms
from botocore_portal import ERRORS, OPERATIONS, UNDESERVED, Portal
from botocore_service import create_client
from checks import Failed, expect, expect_equal

# What `sso serve` has: an account and its roles.
ACCOUNTS = {
    "111122223333": ["ReadOnly"],
    "222233334444": ["ReadOnly", "PowerUser"],
    "333344445555": ["ReadOnly", "PowerUser", "Administrator"],
}
ACCOUNT, ROLE = "222233334444", "PowerUser"
NO_ACCOUNT = "000000000000"
LIFETIME = 3600


def sign_in(service, **members):
    """A registration, and the token of a person who approved."""
    registration = service.register(**members)
    codes = service.start(registration)
    answer = forms.decide(service.url, codes["userCode"], "approve")
    expect_equal(answer.status, 200, "status of the page")
    return registration, service.poll(registration, codes)


def lists(run, portal, token):
    with run.check("ListAccounts: every account and member, over pages of every length"):
        for length in (1, 2, 3, 100):
            pages = portal.pages("list_accounts", length, accessToken=token)
            accounts = [account for page in pages for account in page["accountList"]]
            expect_equal([account["accountId"] for account in accounts], list(ACCOUNTS), "accounts")
            for account in accounts:
                expect(account["accountName"] and "@" in account["emailAddress"], f"name and address in {account}")
            expect_equal(len(pages), -(-len(ACCOUNTS) // length), f"pages of {length}")
    with run.check("ListAccountRoles: every role and member, over pages of every length"):
        for account, names in ACCOUNTS.items():
            for length in (1, 2, 100):
                pages = portal.pages("list_account_roles", length, accessToken=token, accountId=account)
                roles = [role for page in pages for role in page["roleList"]]
                expect_equal(roles, [{"roleName": name, "accountId": account} for name in names], "roles")
                expect_equal(len(pages), -(-len(names) // length), f"pages of {length}")
    with run.check("the last page has no nextToken"):
        expect("nextToken" not in portal.accounts(token), "no nextToken")


def role_credentials(run, portal, token):
    with run.check("GetRoleCredentials: every member, new ones each time, expiration in milliseconds"):
        before = time.time()
        first, second = (portal.credentials(token, ACCOUNT, ROLE) for _ in range(2))
        for credentials in (first, second):
            expect(re.fullmatch("ASIA[A-Z2-7]{16}", credentials["accessKeyId"]), credentials["accessKeyId"])
            expiration = credentials["expiration"] / 1000
            expect(before - 1 <= expiration - LIFETIME <= time.time() + 1, f"expiration {expiration}")
        for name in ("accessKeyId", "secretAccessKey", "sessionToken"):
            expect(first[name] != second[name], f"{name} differs")


def signed(run, service, portal, token):
    """The operation that is signed, with the credentials of a role."""
    members = {
        "clientId": "arn:aws:sso::111122223333:application/ssoins-1/apl-1",
        "grantType": "urn:ietf:params:oauth:grant-type:token-exchange",
        "subjectToken": token,
        "subjectTokenType": "urn:ietf:params:oauth:token-type:access_token",
    }
    credentials = portal.credentials(token, ACCOUNT, ROLE)
    with run.check("CreateTokenWithIAM: signed by botocore, another access token"):
        reply = create_client("sso-oidc", service.url, credentials).create_token_with_iam(**members)
        service.note_request_id(reply)
        service.secrets.add(reply["accessToken"])
        expect(reply["accessToken"] != token, "another token")
        expect_equal(reply["issuedTokenType"], members["subjectTokenType"], "issuedTokenType")
        expect_equal(len(portal.accounts(reply["accessToken"])["accountList"]), len(ACCOUNTS), "accounts")
    with run.check("CreateTokenWithIAM: InvalidSignatureException for another secret key"):
        wrong = create_client("sso-oidc", service.url, {**credentials, "secretAccessKey": "another"})
        try:
            wrong.create_token_with_iam(**members)
        except botocore.exceptions.ClientError as error:
            expect_equal(error.response["Error"]["Code"], "InvalidSignatureException", "code")
            service.note_request_id(error.response)
        else:
            raise Failed("it was taken")


def errors(run, portal, token):
    def refused(name, operation, because, call, *arguments, **members):
        with run.check(f"{operation}: {name}: {because}"):
            portal.expect_error(name, operation, call, *arguments, **members)

    invalid, missing = "InvalidRequestException", "ResourceNotFoundException"
    for length in (-1, 0, 101):
        refused(invalid, "ListAccounts", f"maxResults {length}", portal.accounts, token, maxResults=length)
        refused(invalid, "ListAccountRoles", f"maxResults {length}", portal.roles, token, ACCOUNT, maxResults=length)
    of_accounts = portal.accounts(token, maxResults=1)["nextToken"]
    of_roles = portal.roles(token, ACCOUNT, maxResults=1)["nextToken"]
    other = "333344445555"
    for because, call, *arguments, page in (
        ("a page token that nobody gave", portal.accounts, token, "1"),
        ("a page token of roles", portal.accounts, token, of_roles),
        ("an altered page token", portal.accounts, token, of_accounts[:-2] + "AA"),
    ):
        refused(invalid, "ListAccounts", because, call, *arguments, nextToken=page)
    for because, account, page in (
        ("a page token of accounts", ACCOUNT, of_accounts),
        ("a page token of another account", other, of_roles),
    ):
        refused(invalid, "ListAccountRoles", because, portal.roles, token, account, nextToken=page)
    for account in (None, "", "12345"):
        refused(invalid, "ListAccountRoles", f"accountId {account!r}", portal.roles, token, account)
        refused(invalid, "GetRoleCredentials", f"accountId {account!r}", portal.credentials, token, account, ROLE)
    for role in (None, ""):
        refused(invalid, "GetRoleCredentials", f"roleName {role!r}", portal.credentials, token, ACCOUNT, role)
    refused(missing, "ListAccountRoles", "an unknown account", portal.roles, token, NO_ACCOUNT)
    refused(missing, "GetRoleCredentials", "an unknown account", portal.credentials, token, NO_ACCOUNT, ROLE)
    refused(missing, "GetRoleCredentials", "an unknown role", portal.credentials, token, ACCOUNT, "Nobody")


def refused_by_all(run, portal, name, because, token):
    """Every operation refuses the token."""
    for operation, call, *arguments in every_call(portal, token):
        with run.check(f"{operation}: {name}: {because}"):
            portal.expect_error(name, operation, call, *arguments)


def every_call(portal, token):
    """One call of each operation, all of which are right but for the token."""
    return (
        ("ListAccounts", portal.accounts, token),
        ("ListAccountRoles", portal.roles, token, ACCOUNT),
        ("GetRoleCredentials", portal.credentials, token, ACCOUNT, ROLE),
        ("Logout", portal.logout, token),
    )


def logout(run, service, portal, registration, token):
    kept = sign_in(service)[1]["accessToken"]
    renewed = service.refresh(registration, token["refreshToken"])
    with run.check("Logout"):
        portal.logout(token["accessToken"])
    for each, because in ((token, "signed out"), (renewed, "of a sign-in that was ended")):
        refused_by_all(run, portal, "UnauthorizedException", because, each["accessToken"])
    with run.check("Logout: the refresh token has ended too"):
        service.expect_error(
            "InvalidGrantException", "CreateToken", service.refresh, registration, renewed["refreshToken"]
        )
    with run.check("Logout: another sign-in goes on"):
        expect(portal.accounts(kept)["accountList"], "accounts")


def all_but_time(run, service, seen):
    """A server with its usual settings."""
    portal = Portal(service, seen)
    registration, token = sign_in(service, scopes=["sso:account:access"])
    lists(run, portal, token["accessToken"])
    role_credentials(run, portal, token["accessToken"])
    signed(run, service, portal, token["accessToken"])
    errors(run, portal, token["accessToken"])
    for because, wrong in (("no token", None), ("an unknown token", "no-such-token")):
        refused_by_all(run, portal, "UnauthorizedException", because, wrong)
    refused_by_all(run, portal, "UnauthorizedException", "a refresh token", token["refreshToken"])
    logout(run, service, portal, registration, token)
    for operation, expected in OPERATIONS.items():
        with run.check(f"botocore's model: the errors of {operation}"):
            shapes = portal.model.operation_model(operation).error_shapes
            expect_equal({shape.name for shape in shapes}, expected, "errors")
            for shape in shapes:
                expect_equal(ERRORS[shape.name], shape.metadata["error"]["httpStatusCode"], shape.name)


def short_lived(run, service, seen):
    """A server with `--access-token-expires-in 1 --role-credentials-expires-in 60`."""
    portal = Portal(service, seen)
    token = sign_in(service)[1]
    with run.check("--access-token-expires-in, --role-credentials-expires-in"):
        expect_equal(token["expiresIn"], 1, "expiresIn")
        now = time.time()
        expiration = portal.credentials(token["accessToken"], ACCOUNT, ROLE)["expiration"] / 1000
        expect(now + 59 <= expiration <= now + 65, f"expiration {expiration}")
    time.sleep(1.2)
    refused_by_all(run, portal, "UnauthorizedException", "an expired token", token["accessToken"])


def few_calls(run, portal, token):
    """A server that allows one call with an access token in a minute."""
    with run.check("--rate-limit 1: one call with an access token"):
        expect(portal.accounts(token)["accountList"], "accounts")
    refused_by_all(run, portal, "TooManyRequestsException", "--rate-limit 1", token)


def out_of_order(run, portal):
    """A server of which every call fails."""
    for operation, call, *arguments in every_call(portal, "none"):
        with run.check(f"{operation}: InternalFailure: --fail-every 1"):
            portal.expect_failure(operation, call, *arguments)


def every_error_was_seen(run, seen):
    """Each exception of each operation, but for those that no request deserves."""
    for operation, expected in OPERATIONS.items():
        with run.check(f"every error of {operation} was provoked"):
            pairs = {(operation, name) for name in expected} - UNDESERVED
            expect(pairs <= seen, f"not seen: {sorted(pairs - seen)}")
