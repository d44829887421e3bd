"""Runs a program at a pseudo terminal, and types there what a person would."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

from checks import Failed

# Control sequences (ECMA-48, section 5.4) and the charset selections that come with them.
CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]")


class Terminal:
    """A program at a terminal of its own, while a `with` block lasts."""

    def __init__(self, command, environment, columns=100):
        self._command = [str(word) for word in command]
        self._environment = {"TERM": "xterm-256color", **environment}
        self._columns = columns
        self.raw = ""

    def __enter__(self):
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, self._columns, 0, 0))
        self._process = subprocess.Popen(
            self._command, env=self._environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self._seen = 0
        return self

    def __exit__(self, *_exception):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(5)
        os.close(self._ours)

    @property
    def text(self):
        """All that was written so far, without control sequences."""
        return CONTROL.sub("", self.raw).replace("\r\n", "\n")

    def expect(self, words, seconds=20):
        """Waits until these words come after those that were waited for last."""
        deadline = time.monotonic() + seconds
        while True:
            found = self.text.find(words, self._seen)
            if found >= 0:
                self._seen = found + len(words)
                return
            if not self._read(deadline):
                raise Failed(f"no {words!r} after {self.text[self._seen:]!r}")

    def type(self, keys):
        """Types."""
        os.write(self._ours, keys.encode())

    def end(self, seconds=20):
        """Reads to the end; gives the exit status."""
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass
        return self._process.wait(5)

    def _read(self, deadline):
        """Whether something more came."""
        ready, _, _ = select.select([self._ours], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            got = os.read(self._ours, 65536)
        except OSError:
            # Linux says so when the last program has closed a terminal.
            return False
        self.raw += got.decode("utf-8", "replace")
        return bool(got)
