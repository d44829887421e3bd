"""Makes what `cargo test -p aws-operation --test client` compares with: random runs of replies, and how botocore waits by them.

    python make_waiters.py [SEED] >waiters.json

It needs botocore, of the version that the file names. The same botocore and the same seed, a number, give the same file.
"""

import json
import random
import sys
from unittest import mock

import botocore
from botocore.exceptions import WaiterError
from botocore.parsers import create_parser
from botocore.waiter import Waiter, WaiterModel

SEED = 20261124
RUNS = 150
DELAY = 3
ATTEMPTS = 4

# The test has the same waiter, written by hand.
ACCEPTORS = (
    {"matcher": "path", "argument": "status", "expected": "READY", "state": "success"},
    {"matcher": "path", "argument": "status", "expected": "BROKEN", "state": "failure"},
    {"matcher": "error", "expected": "NotFoundException", "state": "retry"},
    {"matcher": "error", "expected": "GoneException", "state": "success"},
    {"matcher": "error", "expected": "DeniedException", "state": "failure"},
    {"matcher": "status", "expected": 503, "state": "retry"},
)
REPLIES = (
    (200, None, '{"status": "READY"}'),
    (200, None, '{"status": "BROKEN"}'),
    (200, None, '{"status": "PENDING"}'),
    (200, None, "{}"),
    (404, "NotFoundException", "{}"),
    (410, "GoneException", "{}"),
    (403, "DeniedException", "{}"),
    (400, "ValidationException", "{}"),
    (503, "NotFoundException", "{}"),
    (503, None, ""),
)
# Most replies let the wait go on.
WEIGHTS = (2, 1, 6, 2, 4, 1, 1, 1, 2, 3)


def parsed(reply):
    status, code, body = reply
    headers = {"x-amzn-errortype": code} if code else {}
    return create_parser("rest-json").parse({"status_code": status, "headers": headers, "body": body.encode()}, None)


def with_body(reply):
    """Parsed without a shape, the output is empty: the one member is put there by hand."""
    response = parsed(reply)
    if reply[0] == 200:
        response |= json.loads(reply[2])
    return response


def run(replies):
    """How the wait ends, after how many calls, and how long it slept."""
    waiters = {"version": 2, "waiters": {"ThingReady": {
        "operation": "GetThing", "delay": DELAY, "maxAttempts": ATTEMPTS, "acceptors": ACCEPTORS,
    }}}
    config = WaiterModel(waiters).get_waiter("ThingReady")
    calls = []

    def operation():
        reply = replies[min(len(calls), len(replies) - 1)]
        calls.append(reply)
        return with_body(reply)

    with mock.patch("time.sleep") as sleep:
        try:
            Waiter("ThingReady", config, operation).wait()
            end = "success"
        except WaiterError as error:
            end = how(error.kwargs["reason"])
    return {"end": end, "calls": len(calls), "slept": [call.args[0] for call in sleep.call_args_list]}


def how(reason):
    if reason.startswith("Max attempts exceeded"):
        return "exhausted"
    return "failure" if reason.startswith("Waiter encountered a terminal failure state") else "error"


def main(seed):
    chooser = random.Random(seed)
    print(f'{{"botocore": "{botocore.__version__}",\n"runs": [')
    for number in range(RUNS):
        replies = chooser.choices(REPLIES, WEIGHTS, k=chooser.randint(1, ATTEMPTS + 1))
        case = {"replies": [list(reply) for reply in replies], **run(replies)}
        print(json.dumps(case) + ("," if number < RUNS - 1 else "]}"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEED)
