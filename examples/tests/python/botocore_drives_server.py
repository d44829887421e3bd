"""Drives `sso serve` with botocore's own clients, `sso-oidc` and `sso`.

    python botocore_drives_server.py [PATH-OF-SSO]

What is expected comes from RFC 8628, RFC 6749 and botocore's service model: each modelled error of each operation is
provoked by a request and must arrive as the exception of that name, with its HTTP status and its members.
"""

import sys
import time

import authorization_checks
import checks
import forms
import portal_checks
from botocore_portal import Portal
from botocore_service import ERRORS, OPERATIONS, Service, forget_configuration
from checks import expect, expect_equal
from local_server import LocalServer, default_program
from oidc_http import DEVICE_CODE_GRANT

SCOPE = "sso:account:access"
REDIRECT_URI = "http://127.0.0.1/oauth/callback"
INTERVAL = 1
# Added to each wait, so that a poll never comes a little too early.
MARGIN = 0.2


def wait_interval(seconds=INTERVAL):
    """What a well-behaved client does between two polls."""
    time.sleep(seconds + MARGIN)


def registration_and_start(run, service):
    with run.check("RegisterClient: every member"):
        before = int(time.time())
        reply = service.register(scopes=[SCOPE])
        expect(reply["clientId"] and reply["clientSecret"], "an id and a secret")
        expect(before - 1 <= reply["clientIdIssuedAt"] <= time.time() + 1, "clientIdIssuedAt is now, in seconds")
        expect(reply["clientSecretExpiresAt"] > reply["clientIdIssuedAt"], "the secret is not born expired")
    with run.check("RegisterClient: another client is another"):
        one, two = service.register(), service.register()
        expect(one["clientId"] != two["clientId"], "the id differs")
        expect(one["clientSecret"] != two["clientSecret"], "the secret differs")
    with run.check("StartDeviceAuthorization: every member"):
        registration = service.register()
        codes = service.start(registration)
        expect(codes["deviceCode"] != codes["userCode"], "two codes")
        expect(codes["verificationUri"].startswith(service.url), f"verificationUri {codes['verificationUri']}")
        expect(codes["userCode"] in codes["verificationUriComplete"], "the complete URI holds the user code")
        expect_equal(codes["interval"], INTERVAL, "interval")
        expect_equal(codes["expiresIn"], 600, "expiresIn")
        again = service.start(registration)
        expect(again["deviceCode"] != codes["deviceCode"], "the next device code differs")
        expect(again["userCode"] != codes["userCode"], "the next user code differs")


def whole_login(run, service):
    registration = service.register(scopes=[SCOPE], grantTypes=[DEVICE_CODE_GRANT, "refresh_token"])
    codes = service.start(registration)
    with run.check("CreateToken: AuthorizationPending until somebody decides"):
        for _ in range(2):
            service.expect_error("AuthorizationPendingException", "CreateToken", service.poll, registration, codes)
            wait_interval()
    with run.check("CreateToken: SlowDown for a client that polls too fast"):
        # The wait above allows the first of these polls.
        service.expect_error("AuthorizationPendingException", "CreateToken", service.poll, registration, codes)
        service.expect_error("SlowDownException", "CreateToken", service.poll, registration, codes)
    with run.check("CreateToken: still pending after SlowDown for who waits 5 s more (RFC 8628, 3.5)"):
        wait_interval(INTERVAL + 5)
        service.expect_error("AuthorizationPendingException", "CreateToken", service.poll, registration, codes)
    with run.check("verification page: a person approves"):
        answer = forms.decide(service.url, codes["userCode"], "approve")
        expect_equal(answer.status, 200, "status of the page")
        wait_interval(INTERVAL + 5)
    with run.check("CreateToken: the token, every member"):
        token = service.poll(registration, codes)
        expect(token["accessToken"], "an access token")
        expect_equal(token["tokenType"], "Bearer", "tokenType")
        expect(token["expiresIn"] > 0, f"expiresIn {token['expiresIn']}")
        expect(token["refreshToken"], "a refresh token, since scopes are registered")
        expect(token["refreshToken"] != token["accessToken"], "two tokens")
    with run.check("CreateToken: InvalidGrant on second use of the device code"):
        wait_interval(INTERVAL + 5)
        service.expect_error("InvalidGrantException", "CreateToken", service.poll, registration, codes)


def approved(service, **members):
    """A registration and its codes, approved by a person."""
    registration = service.register(**members)
    codes = service.start(registration)
    answer = forms.decide(service.url, codes["userCode"], "approve")
    expect_equal(answer.status, 200, "status of the page")
    return registration, codes


def refresh_rotation(run, service):
    with run.check("refresh: a new access token and a new refresh token, twice"):
        registration, codes = approved(service, scopes=[SCOPE])
        tokens = [service.poll(registration, codes)]
        for _ in range(2):
            tokens.append(service.refresh(registration, tokens[-1]["refreshToken"]))
        for name in ("accessToken", "refreshToken"):
            expect_equal(len({token[name] for token in tokens}), 3, f"different values of {name}")
        expect_equal(tokens[-1]["tokenType"], "Bearer", "tokenType")

    def refused(token):
        service.expect_error(
            "InvalidGrantException", "CreateToken", service.refresh, registration, token["refreshToken"]
        )

    with run.check("refresh: InvalidGrant for a token that was rotated away"):
        refused(tokens[1])
    with run.check("refresh: and then for all of this sign-in, since a thief may have used it (RFC 9700, 4.14.2)"):
        refused(tokens[2])
        refused(tokens[0])
    with run.check("refresh: InvalidGrant for another client's token"):
        owner, codes = approved(service, scopes=[SCOPE])
        token = service.poll(owner, codes)
        other = service.register(scopes=[SCOPE])
        service.expect_error("InvalidGrantException", "CreateToken", service.refresh, other, token["refreshToken"])
    with run.check("no refresh token without registered scopes"):
        token = service.poll(*approved(service))
        expect("refreshToken" not in token, "no refresh token")


def decisions(run, service):
    with run.check("CreateToken: AccessDenied after a person denied"):
        registration = service.register()
        codes = service.start(registration)
        forms.decide(service.url, codes["userCode"], "deny")
        service.expect_error("AccessDeniedException", "CreateToken", service.poll, registration, codes)
    with run.check("CreateToken: InvalidGrant for an unknown device code"):
        service.expect_error(
            "InvalidGrantException", "CreateToken", service.poll, registration, {"deviceCode": "no-such-code"}
        )
    with run.check("CreateToken: InvalidGrant for another client's device code"):
        owner, codes = approved(service)
        other = service.register()
        service.expect_error("InvalidGrantException", "CreateToken", service.poll, other, codes)
        expect(service.poll(owner, codes)["accessToken"], "the owner still gets its token")


def register_errors(run, service):
    def refused(name, because, **members):
        with run.check(f"RegisterClient: {name}: {because}"):
            service.expect_error(name, "RegisterClient", service.register, **members)

    refused("InvalidRequestException", "no client name", clientName=None)
    refused("InvalidRequestException", "no client type", clientType=None)
    refused("InvalidClientMetadataException", "a client type other than public", clientType="confidential")
    refused("InvalidScopeException", "a malformed scope", scopes=["two words"])
    refused("UnsupportedGrantTypeException", "an unknown grant", grantTypes=["password"])
    refused("InvalidRedirectUriException", "not a URI", redirectUris=["not a uri"])
    refused("InvalidRedirectUriException", "plain HTTP to another machine", redirectUris=["http://192.0.2.1/"])
    refused("InvalidRedirectUriException", "none, though the grant needs one", grantTypes=["authorization_code"])


def start_errors(run, service):
    def refused(name, because, registration, **members):
        with run.check(f"StartDeviceAuthorization: {name}: {because}"):
            service.expect_error(name, "StartDeviceAuthorization", service.start, registration, **members)

    client = service.register()
    for member in ("clientId", "clientSecret", "startUrl"):
        refused("InvalidRequestException", f"no {member}", client, **{member: None})
    refused("InvalidRequestException", "a start URL that is none", client, startUrl="not a url")
    refused("InvalidClientException", "an unknown id", client, clientId="no-such-client")
    refused("InvalidClientException", "a wrong secret", client, clientSecret="wrong")
    refused(
        "UnauthorizedClientException",
        "registered for another grant",
        service.register(grantTypes=["refresh_token"]),
    )


def token_errors(run, service):
    client = service.register(scopes=[SCOPE])
    codes = service.start(client)

    def refused(name, because, registration=client, **members):
        with run.check(f"CreateToken: {name}: {because}"):
            request = {"grantType": DEVICE_CODE_GRANT, "deviceCode": codes["deviceCode"], **members}
            service.expect_error(name, "CreateToken", service.token, registration, **request)

    for member in ("clientId", "clientSecret", "grantType", "deviceCode"):
        refused("InvalidRequestException", f"no {member}", **{member: None})
    refused("InvalidRequestException", "no refresh token", grantType="refresh_token")
    refused("InvalidClientException", "an unknown id", clientId="no-such-client")
    refused("InvalidClientException", "a wrong secret", clientSecret="wrong")
    refused("InvalidGrantException", "an unknown refresh token", grantType="refresh_token", refreshToken="none")
    refused("UnsupportedGrantTypeException", "an unknown grant", grantType="password")
    refused("InvalidScopeException", "a scope that is not registered", scope=["no:such:scope"])
    other = service.register(grantTypes=["authorization_code"], redirectUris=[REDIRECT_URI])
    refused("UnauthorizedClientException", "registered for another grant", registration=other)
    by_code = {"grantType": "authorization_code", "code": "none", "redirectUri": REDIRECT_URI, "codeVerifier": "v" * 64}
    for member in ("code", "redirectUri", "codeVerifier"):
        refused("InvalidRequestException", f"no {member}", registration=other, **{**by_code, member: None})
    refused("InvalidGrantException", "an unknown authorization code", registration=other, **by_code)


def expiry(run, service, _seen):
    registration = service.register()
    codes = service.start(registration)
    with run.check("CreateToken: ExpiredToken once the codes have expired"):
        expect_equal(codes["expiresIn"], 1, "expiresIn")
        wait_interval(codes["expiresIn"])
        service.expect_error("ExpiredTokenException", "CreateToken", service.poll, registration, codes)


def approve_after(run, service, _seen):
    registration = service.register()
    codes = service.start(registration)
    with run.check("--approve-after: pending, pending, then the token, without a person"):
        for _ in range(2):
            service.expect_error("AuthorizationPendingException", "CreateToken", service.poll, registration, codes)
            wait_interval()
        expect(service.poll(registration, codes)["accessToken"], "an access token")


def deny_after(run, service, _seen):
    registration = service.register()
    codes = service.start(registration)
    with run.check("--deny-after: pending, then AccessDenied, without a person"):
        service.expect_error("AuthorizationPendingException", "CreateToken", service.poll, registration, codes)
        wait_interval()
        service.expect_error("AccessDeniedException", "CreateToken", service.poll, registration, codes)


def expired_registration(run, service, _seen):
    registration = service.register()
    with run.check("clientSecretExpiresAt is when the registration ends"):
        expect_equal(registration["clientSecretExpiresAt"] - registration["clientIdIssuedAt"], 1, "seconds")
    wait_interval(1)
    with run.check("StartDeviceAuthorization: InvalidClientException: an expired registration"):
        service.expect_error("InvalidClientException", "StartDeviceAuthorization", service.start, registration)
    with run.check("CreateToken: InvalidClientException: an expired registration"):
        service.expect_error(
            "InvalidClientException", "CreateToken", service.poll, registration, {"deviceCode": "none"}
        )


def out_of_order(run, service, seen):
    """A server of which every call fails."""
    nobody = {"clientId": "nobody", "clientSecret": "none"}
    calls = {
        "RegisterClient": (service.register,),
        "StartDeviceAuthorization": (service.start, nobody),
        "CreateToken": (service.poll, nobody, {"deviceCode": "none"}),
    }
    for operation, call in calls.items():
        with run.check(f"{operation}: InternalServerException: --fail-every 1"):
            service.expect_error("InternalServerException", operation, *call)
    portal_checks.out_of_order(run, Portal(service, seen))


def few_calls(run, service, seen):
    """A server that allows one of each in a minute: registration, device authorization of a client, call with a token."""
    registration = service.register()
    with run.check("RegisterClient: SlowDownException: --rate-limit 1"):
        service.expect_error("SlowDownException", "RegisterClient", service.register)
    codes = service.start(registration)
    with run.check("StartDeviceAuthorization: SlowDownException: --rate-limit 1"):
        service.expect_error("SlowDownException", "StartDeviceAuthorization", service.start, registration)
    forms.decide(service.url, codes["userCode"], "approve")
    portal_checks.few_calls(run, Portal(service, seen), service.poll(registration, codes)["accessToken"])


def main_server(run, service, seen):
    registration_and_start(run, service)
    whole_login(run, service)
    refresh_rotation(run, service)
    decisions(run, service)
    register_errors(run, service)
    start_errors(run, service)
    token_errors(run, service)
    portal_checks.all_but_time(run, service, seen)
    authorization_checks.whole_login(run, service, seen)


def botocore_has_the_same_errors(run, model):
    for operation, expected in OPERATIONS.items():
        with run.check(f"botocore's model: the errors of {operation}"):
            shapes = model.operation_model(operation).error_shapes
            expect_equal({shape.name for shape in shapes}, expected, "errors")
            for shape in shapes:
                expect_equal(ERRORS[shape.name][0], shape.metadata["error"]["httpStatusCode"], shape.name)


def body(program):
    def drive(run):
        seen, seen_of_portal = set(), set()
        servers = (
            # With -vvv it says all that it has to say, and still no secret.
            (("--interval", INTERVAL, "-vvv"), main_server),
            (("--interval", INTERVAL, "--expires-in", 1), expiry),
            (("--interval", INTERVAL, "--approve-after", 2), approve_after),
            (("--interval", INTERVAL, "--deny-after", 1), deny_after),
            (("--registration-expires-in", 1), expired_registration),
            (("--access-token-expires-in", 1, "--role-credentials-expires-in", 60), portal_checks.short_lived),
            (("--fail-every", 1), out_of_order),
            (("--rate-limit", 1), few_calls),
        )
        for options, drive_server in servers:
            with LocalServer(program, *options) as server:
                service = Service(server.url, seen)
                drive_server(run, service, seen_of_portal)
                if drive_server is main_server:
                    botocore_has_the_same_errors(run, service.model)
                ends_clean(run, server, service, " ".join(map(str, options)))
        with LocalServer(program, "--accounts", 45, "--roles", 25, "-v") as server:
            service = Service(server.url, seen)
            authorization_checks.many_accounts(run, service, seen_of_portal, server)
            ends_clean(run, server, service, "--accounts 45")
        for operation, expected in OPERATIONS.items():
            with run.check(f"every error of {operation} was provoked"):
                missing = expected - {name for of, name in seen if of == operation}
                expect(not missing, f"not seen: {sorted(missing)}")
        portal_checks.every_error_was_seen(run, seen_of_portal)

    return drive


def ends_clean(run, server, service, options):
    with run.check(f"serve {options}: each reply had a request id of its own"):
        expect_equal(len(set(service.request_ids)), len(service.request_ids), "different request ids")
    with run.check(f"serve {options}: nothing printed holds a secret"):
        printed = server.printed()
        expect(not any(secret in printed for secret in service.secrets), "a secret was printed")
    with run.check(f"serve {options}: an interrupt ends it"):
        expect(server.is_running(), "the server is still running")
        expect_equal(server.interrupt(), 130, "exit status")


if __name__ == "__main__":
    forget_configuration()
    path = sys.argv[1] if len(sys.argv) > 1 else default_program()
    checks.run(body(path), seconds=180)
