"""Runs the program `sso serve` while a `with` block lasts."""

import contextlib
import os
import pathlib
import queue
import re
import signal
import subprocess
import tempfile
import threading

from checks import Failed, expect

FIRST_LINE = re.compile(r"listening on (http://127\.0\.0\.1:(\d+))")
REPOSITORY = pathlib.Path(__file__).resolve().parents[3]


def default_program():
    """Where cargo puts the program in a debug build."""
    target = os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target")
    return pathlib.Path(target) / "debug" / "sso"


class LocalServer:
    """A server on a free port; `options` are those of `sso serve`."""

    def __init__(self, program, *options):
        self._command = [str(program), "serve", "--port", "0", *map(str, options)]
        self._output = queue.Queue()
        self._printed = []

    def __enter__(self):
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
            errors="replace",
        )
        try:
            # Reading never stops, so that the server cannot block on a full pipe.
            self._reader = threading.Thread(target=self._read_output, daemon=True)
            self._reader.start()
            first = self._next_line(seconds=20)
            match = FIRST_LINE.fullmatch(first)
            expect(match, f"first line of standard output: {first!r}; standard error: {self._stderr()!r}")
        except BaseException:
            self.__exit__()
            raise
        self.url = match.group(1)
        self.port = int(match.group(2))
        return self

    def __exit__(self, *_exception):
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(5)
        self._reader.join(5)
        self._process.stdout.close()
        self._errors.close()

    def interrupt(self, seconds=5):
        """Sends what Ctrl-C sends; returns the exit status."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(seconds)

    @contextlib.contextmanager
    def paused(self):
        """While it lasts the server answers nobody."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def is_running(self):
        """Whether the process has not ended."""
        return self._process.poll() is None

    def printed(self):
        """All that it has written so far, to standard output and standard error."""
        return "".join(self._printed) + self._stderr()

    def _read_output(self):
        for line in self._process.stdout:
            self._printed.append(line)
            self._output.put(line)
        self._output.put("")

    def _next_line(self, seconds):
        try:
            return self._output.get(timeout=seconds).rstrip("\n")
        except queue.Empty:
            raise Failed(f"no line on standard output within {seconds} s: {self._command}") from None

    def _stderr(self):
        # A position of its own: the child writes through the same open file.
        size = os.fstat(self._errors.fileno()).st_size
        return os.pread(self._errors.fileno(), size, 0).decode("utf-8", "replace")
