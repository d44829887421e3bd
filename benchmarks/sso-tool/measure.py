"""Runs `sso` and the AWS CLI as a person does, and prints a Markdown table of what they took.

measure.py PATH-OF-SSO RUNS [PATH-OF-AWS]
"""

import os
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time

START_URL = "https://example.awsapps.com/start"
CONFIG = f"""\
[default]
region = eu-west-1
sso_session = my-sso
sso_account_id = 111122223333
sso_role_name = ReadOnly

[sso-session my-sso]
sso_start_url = {START_URL}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
"""

# The server approves after one poll that finds nobody decided.
POLL = ", of which 1 s is the pause between two polls"


class Home:
    """A home folder with a configuration, and the environment that leads there."""

    def __init__(self, folder, endpoint):
        aws = pathlib.Path(folder, ".aws")
        aws.mkdir(parents=True)
        aws.joinpath("config").write_text(CONFIG)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        self.environment = {**kept, "HOME": folder, "AWS_ENDPOINT_URL": endpoint, "AWS_EC2_METADATA_DISABLED": "true"}

    def start(self, command):
        return subprocess.Popen(
            command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def time(self, command):
        """Runs a command to its end, and gives its milliseconds."""
        began = time.monotonic()
        status = self.start(command).wait()
        took = 1000 * (time.monotonic() - began)
        if status:
            sys.exit(f"{command} ended with {status}")
        return took

    def memory(self, command):
        """Runs a command to its end, and gives the KiB that it held at most.

        Read again and again while it runs: what `wait4` says has the memory of this program in it.
        """
        process = self.start(command)
        most = 0
        while process.poll() is None:
            most = max(most, high_water(process.pid))
        return most


def high_water(pid):
    """What a process has held at most so far, in KiB; 0 once it has ended."""
    try:
        lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def first_request(command):
    """Milliseconds from the start of a command to the first byte of its first request."""
    with socket.create_server(("127.0.0.1", 0)) as listener, tempfile.TemporaryDirectory() as folder:
        listener.settimeout(30)
        home = Home(folder, f"http://127.0.0.1:{listener.getsockname()[1]}")
        began = time.monotonic()
        process = home.start(command)
        try:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(30)
                connection.recv(1)
                return 1000 * (time.monotonic() - began)
        finally:
            process.kill()
            process.wait()


def row(name, *cells):
    print(f"| {name} | {' | '.join(cells)} |")


def measured(name, runs, command, home, asks=True):
    """One line: time to the first request, time and memory of a whole run."""
    first = f"{statistics.median(first_request(command) for _ in range(runs)):.0f} ms" if asks else ""
    took = statistics.median(home.time(command) for _ in range(runs))
    memory = max(home.memory(command) for _ in range(runs))
    row(name, first, f"{took:.0f} ms", f"{memory / 1024:.1f} MiB")


def has(aws, *command):
    """Whether the AWS CLI has a command."""
    done = subprocess.run([aws, *command, "help"], capture_output=True, env={**os.environ, "AWS_PAGER": "", "PAGER": "cat"})
    return done.returncode == 0


def main(sso, runs, aws):
    size = pathlib.Path(sso).stat().st_size / 1e6
    print(f"Medians of {runs} runs; memory is the most of them. `sso` is one file of {size:.1f} MB.\n")
    row("command", "start to first request", "whole run", "memory")
    print("| --- | ---: | ---: | ---: |")
    server = subprocess.Popen(
        [sso, "serve", "--approve-after", "1", "--rate-limit", "100000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        endpoint = server.stdout.readline().split()[-1]
        with tempfile.TemporaryDirectory() as folder:
            home = Home(folder, endpoint)
            login = [sso, "login", "--no-browser", "--force"]
            measured(f"`sso login`{POLL}", runs, login, home)
            measured("`sso login`, signed in already", runs, [sso, "login"], home, asks=False)
            measured("`sso accounts`", runs, [sso, "accounts"], home, asks=False)
            measured("`sso credentials`, from their file", runs, [sso, "credentials"], home, asks=False)
            if aws:
                with_cli(aws, runs, home)
    finally:
        server.kill()
        server.wait()
    if not aws:
        print("\nNo AWS CLI is installed here.")


def with_cli(aws, runs, home):
    """The same of the AWS CLI, as far as its version goes."""
    version = subprocess.run([aws, "--version"], capture_output=True, text=True).stdout.split()[0]
    register = [aws, "sso-oidc", "register-client", "--client-name", "x", "--client-type", "public"]
    if has(aws, "sso", "login"):
        measured(f"`aws sso login`{POLL}", runs, [aws, "sso", "login", "--no-browser", "--use-device-code"], home)
    measured("`aws sso-oidc register-client`: a login's first request alone", runs, register, home)
    measured(f"`aws --version`: {version}", runs, [aws, "--version"], home, asks=False)
    if not has(aws, "sso", "login"):
        print(f"\n{version} has no `aws sso login`: only version 2 has, which is not on PyPI.")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
