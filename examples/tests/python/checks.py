"""Counts checks: one line for each, and a closing line that says how many passed and failed."""

import contextlib
import signal
import sys
import time
import traceback


class Failed(Exception):
    """Something is not as the specification says."""


def expect(holds, what):
    """Fails the running check unless `holds`; `what` says what was expected and what was found."""
    if not holds:
        raise Failed(what)


def expect_equal(found, expected, what):
    """Fails the running check unless both values are equal."""
    expect(found == expected, f"{what}: expected {expected!r}, found {found!r}")


def wait_until(holds, describe, seconds=10):
    """Asks `holds` again and again until it answers something true, and returns that.

    `describe()` says what was waited for, once it has not come.
    """
    deadline = time.monotonic() + seconds
    while True:
        answer = holds()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Failed(f"not within {seconds} s: {describe()}")
        time.sleep(0.05)


def first_line(error):
    """What an error says, without what a browser appends to it."""
    return str(error).strip().partition("\n")[0]


class Checks:
    """A failed check is reported and the next one runs."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    @contextlib.contextmanager
    def check(self, name):
        """Runs the block as one check."""
        try:
            yield
        except Failed as failure:
            self.fail(name, str(failure))
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            self.fail(name, f"{type(error).__name__}: {first_line(error)} ({place.filename}:{place.lineno})")
        else:
            self.passed += 1
            print(f"ok      {name}", flush=True)

    def fail(self, name, why):
        """Counts and reports a failure."""
        self.failed += 1
        print(f"FAILED  {name}: {why}", flush=True)

    def close(self):
        """Prints the closing line; returns the exit status."""
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return 0 if self.failed == 0 and self.passed > 0 else 1


def run(body, seconds):
    """Runs `body(checks)` for at most so many seconds and ends the program with its exit status.

    SIGTERM and the time limit become exceptions, so that `with` blocks end the processes they started.
    """

    def stop(number, _frame):
        raise SystemExit(f"stopped by {signal.Signals(number).name}; it has {seconds} s")

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    checks = Checks()
    whole = "the script ran to its end"
    try:
        # An error outside every check, such as a server that does not start, is a failure too.
        with checks.check(whole):
            body(checks)
    except SystemExit as stopped:
        checks.fail(whole, str(stopped))
    finally:
        signal.alarm(0)
    sys.exit(checks.close())
