"""botocore's `sso` client, and what its exceptions must look like."""

import botocore.exceptions

import checks
from botocore_service import create_client
from checks import expect, expect_equal

# The HTTP status of each exception.
ERRORS = {
    "InvalidRequestException": 400,
    "ResourceNotFoundException": 404,
    "TooManyRequestsException": 429,
    "UnauthorizedException": 401,
}

# The exceptions of each operation, as the service's reference lists them.
OPERATIONS = {
    "ListAccounts": set(ERRORS),
    "ListAccountRoles": set(ERRORS),
    "GetRoleCredentials": set(ERRORS),
    "Logout": set(ERRORS) - {"ResourceNotFoundException"},
}

# Those that no request deserves: the one looks for nothing, the other has no parameter that could be wrong.
UNDESERVED = {("ListAccounts", "ResourceNotFoundException"), ("Logout", "InvalidRequestException")}


class Portal:
    """botocore's client for the portal of the server that `service` is a client of.

    Request ids and secrets are noted there; each exception that was seen is in `seen`.
    """

    def __init__(self, service, seen):
        self._service = service
        self._seen = seen
        self._client = create_client("sso", service.url)
        self.model = self._client.meta.service_model

    def accounts(self, token, **members):
        """ListAccounts, one page."""
        return self._call(self._client.list_accounts, {"accessToken": token, **members})

    def roles(self, token, account, **members):
        """ListAccountRoles, one page."""
        return self._call(self._client.list_account_roles, {"accessToken": token, "accountId": account, **members})

    def credentials(self, token, account, role):
        """GetRoleCredentials."""
        members = {"accessToken": token, "accountId": account, "roleName": role}
        reply = self._call(self._client.get_role_credentials, members)
        credentials = reply["roleCredentials"]
        self._service.secrets.update((credentials["secretAccessKey"], credentials["sessionToken"]))
        return credentials

    def logout(self, token):
        """Logout."""
        return self._call(self._client.logout, {"accessToken": token})

    def pages(self, operation, length, **members):
        """All pages of a list, by botocore's paginator; of the server's own length if `length` is None."""
        paginator = self._client.get_paginator(operation)
        pages = list(paginator.paginate(**members, PaginationConfig={"PageSize": length} if length else {}))
        for page in pages:
            self._service.note_request_id(page)
        return pages

    def expect_error(self, name, operation, call, *arguments, **members):
        """Calls, and expects the modelled exception `name` of `operation` with all that belongs to it."""
        raised = self._raised(name, call, *arguments, **members)
        reply = raised.response
        expect_equal(type(raised).__name__, name, f"exception ({reply})")
        expect(isinstance(raised, getattr(self._client.exceptions, name)), "the client's class of that name")
        self._expect_details(reply, raised, operation, name, ERRORS[name])
        self._seen.add((operation, name))

    def expect_failure(self, operation, call, *arguments):
        """Calls, and expects the failure that services have without modelling it."""
        name = "InternalFailure"
        raised = self._raised(name, call, *arguments)
        self._expect_details(raised.response, raised, operation, name, 500)

    def _raised(self, name, call, *arguments, **members):
        try:
            reply = call(*arguments, **members)
        except botocore.exceptions.ClientError as error:
            return error
        raise checks.Failed(f"expected {name}, found a success with {sorted(reply)}")

    def _expect_details(self, reply, raised, operation, name, status):
        expect_equal(raised.operation_name, operation, "operation")
        expect_equal(reply["ResponseMetadata"]["HTTPStatusCode"], status, "HTTP status")
        expect_equal(reply["Error"]["Code"], name, "code")
        message = reply["Error"]["Message"]
        expect(isinstance(message, str) and message.strip(), f"message: {message!r}")
        extra = set(reply) - {"Error", "ResponseMetadata", "message"}
        expect(not extra, f"members that are not modelled: {sorted(extra)}")
        self._service.note_request_id(reply)

    def _call(self, method, members):
        # None stands for a member that is left out.
        reply = method(**{name: value for name, value in members.items() if value is not None})
        expect_equal(reply["ResponseMetadata"]["HTTPStatusCode"], 200, "HTTP status")
        self._service.note_request_id(reply)
        return reply
