"""Sends `sso serve` what an AWS client never would: each must get a sensible status and an error shaped as AWS's are.

python raw_requests.py [PATH-OF-SSO]
"""

import contextlib
import http.client
import json
import socket
import sys

import checks
import oidc_http
from checks import expect, expect_equal
from local_server import LocalServer, default_program

JSON = {"Content-Type": "application/json"}
REGISTRATION = json.dumps({"clientName": "Raw", "clientType": "public"})


def expect_aws_error(reply, statuses, exception=None):
    """Expects an error that AWS's clients can read."""
    expect(reply.status in statuses, f"status: expected one of {statuses}, found {reply.status} {reply.body!r}")
    expect(reply.exception.endswith("Exception"), f"x-amzn-errortype: {reply.headers.get('x-amzn-errortype')!r}")
    if exception:
        expect_equal(reply.exception, exception, "x-amzn-errortype")
    expect(reply.headers.get("x-amzn-requestid"), "a request id")
    expect(reply.headers.get_content_type().startswith("application/"), f"type: {reply.headers['content-type']}")
    members = reply.members
    expect(isinstance(members, dict), f"a JSON object, found {reply.body!r}")
    for name in ("error", "error_description"):
        expect(isinstance(members.get(name), str) and members[name], f"{name} in {members}")


def expect_alive(port):
    """Expects the server to go on serving."""
    reply = oidc_http.send(port, "POST", "/client/register", REGISTRATION, JSON)
    expect_equal(reply.status, 200, "status of the next request")


def unreadable_bodies(run, port):
    bodies = {
        "no body": b"",
        "malformed JSON": b'{"clientName": "Raw", ',
        "not an object": b"[]",
        "a word": b"null",
        "not UTF-8": b'{"clientName": "\xff\xfe", "clientType": "public"}',
        "more after the JSON": REGISTRATION.encode() + b"{}",
        "a number for a string": b'{"clientName": 7, "clientType": "public"}',
        "a string for a list": b'{"clientName": "Raw", "clientType": "public", "scopes": "one"}',
        "nested without end": b'{"clientName": ' + b"[" * 10_000,
    }
    for name, content in bodies.items():
        with run.check(f"body: {name}"):
            reply = oidc_http.send(port, "POST", "/client/register", content, JSON)
            expect_aws_error(reply, {400}, "InvalidRequestException")
            expect_alive(port)
    with run.check("body: too large"):
        content = json.dumps({"clientName": "x" * 8_000_000, "clientType": "public"})
        expect_aws_error(send_large(port, content), {400, 413})
        expect_alive(port)
    with run.check("body: unknown members are ignored"):
        content = json.dumps({"clientName": "Raw", "clientType": "public", "later": {"a": [1]}})
        expect_equal(oidc_http.send(port, "POST", "/client/register", content, JSON).status, 200, "status")


def send_large(port, content):
    """A server may answer and close before it has read all, so a failed write is not yet a failure."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.request("POST", "/client/register", content, JSON)
        reply = connection.getresponse()
        return oidc_http.Reply(reply.status, reply.headers, reply.read())
    finally:
        connection.close()


def wrong_requests(run, port):
    with run.check("content type: a form"):
        content = "clientName=Raw&clientType=public"
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        reply = oidc_http.send(port, "POST", "/client/register", content, headers)
        expect_aws_error(reply, {400, 415})
    with run.check("content type: JSON, said to be text"):
        reply = oidc_http.send(port, "POST", "/client/register", REGISTRATION, {"Content-Type": "text/plain"})
        expect_aws_error(reply, {400, 415})
    for kind in ("application/json; charset=utf-8", "Application/JSON"):
        with run.check(f"content type: {kind}"):
            reply = oidc_http.send(port, "POST", "/client/register", REGISTRATION, {"Content-Type": kind})
            expect_equal(reply.status, 200, "status")
    for method in ("GET", "PUT", "DELETE"):
        for path in ("/token", "/client/register", "/device_authorization"):
            with run.check(f"{method} {path}"):
                reply = oidc_http.send(port, method, path)
                expect_aws_error(reply, {404, 405})
                if reply.status == 405:
                    expect_equal(reply.headers.get("allow"), "POST", "Allow")
    for path in ("/nowhere", "/token/", "//token", "/Token"):
        with run.check(f"POST {path}"):
            expect_aws_error(oidc_http.send(port, "POST", path, "{}", JSON), {404})
    with run.check("a Host that is not this machine (DNS rebinding)"):
        headers = {**JSON, "Host": f"attacker.example:{port}"}
        expect_aws_error(oidc_http.send(port, "POST", "/client/register", REGISTRATION, headers), {400, 403, 421})
    with run.check("HEAD /token has no body"):
        reply = oidc_http.send(port, "HEAD", "/token")
        expect(reply.status in (404, 405), f"status {reply.status}")
        expect_equal(reply.body, b"", "body")


def connections(run, port):
    with run.check("keep-alive: requests, errors among them, share a connection"):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            opened = None
            for content, status in (
                (REGISTRATION, 200),
                ("{", 400),
                (REGISTRATION, 200),
                ("", 400),
                (REGISTRATION, 200),
            ):
                reply = oidc_http.send(port, "POST", "/client/register", content, JSON, connection)
                expect_equal(reply.status, status, f"status for {content!r}")
                expect(connection.sock is not None, f"still open after {content!r}")
                opened = opened or connection.sock.getsockname()
                expect_equal(connection.sock.getsockname(), opened, "the connection")
        finally:
            connection.close()
    with run.check("a request in small pieces"):
        head = f"POST /client/register HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        whole = f"{head}Content-Length: {len(REGISTRATION)}\r\nConnection: close\r\n\r\n{REGISTRATION}"
        expect(
            exchange(port, [whole[at : at + 7] for at in range(0, len(whole), 7)]).startswith("HTTP/1.1 200 "), "200"
        )
    with run.check("a chunked body"):
        whole = (
            f"POST /client/register HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n{len(REGISTRATION):x}\r\n{REGISTRATION}\r\n0\r\n\r\n"
        )
        expect(exchange(port, [whole]).startswith("HTTP/1.1 200 "), "200")
    with run.check("a connection closed in mid-request harms nobody"):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as half:
            half.sendall(
                b"POST /token HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
            )
        expect_alive(port)
    with run.check("no HTTP at all harms nobody"):
        answer = exchange(port, ["\x16\x03\x01 hello\r\n\r\n"])
        expect(answer == "" or answer.startswith("HTTP/1.1 400 "), f"answer {answer!r}")
        expect_alive(port)
    with run.check("silent connections block nobody"):
        silent = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(50)]
        try:
            expect_alive(port)
        finally:
            for each in silent:
                each.close()


def exchange(port, pieces):
    """Writes the pieces, then reads until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        for piece in pieces:
            connection.sendall(piece.encode("latin-1"))
        answer = b""
        try:
            while received := connection.recv(65_536):
                answer += received
        except ConnectionResetError:
            pass
        return answer.decode("latin-1")


def body(program):
    def send_all(run):
        with LocalServer(program) as server:
            unreadable_bodies(run, server.port)
            wrong_requests(run, server.port)
            connections(run, server.port)
            with run.check("the server listens on 127.0.0.1 only"):
                try:
                    socket.create_connection(("127.0.0.2", server.port), timeout=2).close()
                except OSError:
                    pass
                else:
                    raise checks.Failed("127.0.0.2 answered")

    return send_all


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else default_program()
    checks.run(body(path), seconds=180)
