"""Makes what `cargo test -p aws-operation --features sigv4 --test sigv4` compares with: random requests, signed by botocore.

    python make_sigv4.py [SEED] >sigv4.json

It needs botocore, of the version that the file names. The same botocore and the same seed, a number, give the same file.
"""

import datetime
import json
import random
import sys
import urllib.parse
from unittest import mock

import botocore
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

SEED = 20261124
SIGNED = 50
PRESIGNED = 20

HOSTS = (
    "https://lambda.us-east-1.amazonaws.com", "https://example.amazonaws.com:443", "https://example.com:8443",
    "http://127.0.0.1:4566", "http://localhost:80", "https://[::1]:9000", "https://bucket.s3.eu-west-1.amazonaws.com",
)
SERVICES = ("lambda", "execute-api", "sso-oauth", "glacier", "s3", "s3", "iam")
S3 = ("s3",)
REGIONS = ("us-east-1", "eu-central-2", "cn-north-1", "us-gov-west-1")
METHODS = ("GET", "GET", "PUT", "POST", "DELETE", "HEAD", "PATCH")
TEXTS = (
    "", "a", "b", "a b", "A", "10", "9", "ä", "日本語", "/", "x/y", "~", "*", "+", "%", "%2F", "a&b=c", "-._~", "'()!", "😀", ":",
)
NAMES = ("a", "A", "a-b", "ab", "b", "list-type", "X-Custom", "ä", "key with space", "uploads")
HEADERS = ("content-type", "x-amz-meta-note", "x-custom", "X-Mixed-Case", "accept", "if-match", "user-agent", "traceparent")
VALUES = ("text/plain", "a", " a  b ", "a,b", "\tx\t y", "\"a   b\"", "z=1; y=2", "")
SEGMENTS = ("", ".", "..", "a", "b c", "ä", "x+y", "50%", "~u", "日本", "2015-03-31", "functions", "(1)", "k=v", "a:b", "@")


def quote(text):
    return urllib.parse.quote(text, safe="-._~")


def words(chooser, alphabet, least, most):
    return "".join(chooser.choice(alphabet) for _ in range(chooser.randint(least, most)))


def path(chooser):
    return "/" + "/".join(quote(chooser.choice(SEGMENTS)) for _ in range(chooser.randint(0, 5)))


def query(chooser, unique):
    names = chooser.choices(NAMES, k=chooser.choice((0, 0, 1, 2, 3, 5)))
    if unique:
        # A presigned URL of botocore's keeps one value for each name, and writes an equals sign after it.
        return "&".join(f"{quote(name)}={quote(chooser.choice(TEXTS))}" for name in dict.fromkeys(names))
    return "&".join(quote(name) + chooser.choice(("", "=" + quote(chooser.choice(TEXTS)))) for name in names)


def headers(chooser):
    return [[chooser.choice(HEADERS), chooser.choice(VALUES)] for _ in range(chooser.choice((0, 1, 2, 4)))]


def case(chooser, presigned):
    parameters = query(chooser, presigned)
    return {
        "method": chooser.choice(METHODS),
        "uri": chooser.choice(HOSTS) + path(chooser) + ("?" + parameters if parameters else ""),
        "headers": headers(chooser),
        "body": "".join(chooser.choices(TEXTS, k=chooser.choice((0, 0, 1, 20)))),
        "region": chooser.choice(REGIONS),
        "service": chooser.choice(SERVICES),
        "time": chooser.randint(1_262_304_000, 4_102_444_799),
        "access_key_id": "AKIDEXAMPLE" + words(chooser, "0123456789", 0, 5),
        "secret_access_key": "EXAMPLEKEY/" + words(chooser, "ABCabc0123456789+/", 0, 29) + chooser.choice(("", "x" * 50)),
        "session_token": chooser.choice((None, words(chooser, "ABCabc0123456789+/=", 40, 80))),
        "unsigned_body": chooser.random() < 0.3,
    }


def sign(case, presigned):
    """The request, as botocore signs it at the case's time."""
    request = AWSRequest(method=case["method"], url=case["uri"], data=case["body"].encode())
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    # botocore signs the body of all that is not encrypted.
    case["unsigned_body"] = case["unsigned_body"] and case["uri"].startswith("https:")
    request.context["payload_signing_enabled"] = not case["unsigned_body"]
    request.context["client_config"] = mock.Mock(s3={"payload_signing_enabled": not case["unsigned_body"]})
    credentials = Credentials(case["access_key_id"], case["secret_access_key"], case["session_token"])
    is_s3 = case["service"] in S3
    names = credentials, case["service"], case["region"]
    if presigned:
        # The signer for URLs moves the body of others into the query.
        case["body"] = request.data = ""
        # What S3 has of the body of a URL is never signed, and of others always.
        case["unsigned_body"] = is_s3
        request.context["payload_signing_enabled"] = True
        case["expires"] = case["time"] % 604_800 + 1
        signer = (auth.S3SigV4QueryAuth if is_s3 else auth.SigV4QueryAuth)(*names, expires=case["expires"])
    else:
        signer = (auth.S3SigV4Auth if is_s3 else auth.SigV4Auth)(*names)
        if case["service"] == "glacier" and not case["unsigned_body"]:
            # The client of that service adds it.
            request.headers["x-amz-content-sha256"] = signer.payload(request.prepare())
    time = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc)
    with mock.patch.object(auth, "get_current_datetime", lambda: time):
        signer.add_auth(request)
    return request


def main(seed=SEED):
    chooser = random.Random(int(seed))
    signed = []
    for _ in range(SIGNED):
        signed.append(case(chooser, False))
        request = sign(signed[-1], False)
        signed[-1]["authorization"] = request.headers["Authorization"]
        signed[-1]["content_sha256"] = request.headers.get("x-amz-content-sha256")
    presigned = []
    for _ in range(PRESIGNED):
        presigned.append(case(chooser, True))
        presigned[-1]["url"] = sign(presigned[-1], True).url
    lines = [f'{{"botocore": {json.dumps(botocore.__version__)}']
    for name, cases in (("signed", signed), ("presigned", presigned)):
        lines.append(f'"{name}": [\n' + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]")
    print(",\n".join(lines) + "}")


main(*sys.argv[1:])
