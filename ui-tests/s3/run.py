#!/usr/bin/env python3
"""Starts an S3 server of another project and tells it the stories of this package.

    python3 ui-tests/s3/run.py [--size 64MiB] [--release] [FOLDER]

The server is s3s-fs, built from crates.io the first time; before it, where the stories want TLS, stands stunnel. In FOLDER,
target/s3 unless given, are the server, what it stores while it runs, and the file that tells the tests where to go. SIZE is that of the
object that goes up and comes down in little memory; with 5GiB, take --release, and have as much room on the disk.
It needs cargo, stunnel (on Debian: stunnel4) and nothing but Python's standard library.
"""

import argparse
import contextlib
import json
import os
import pathlib
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time

SERVER, VERSION = "s3s-fs", "0.14.1"
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def size(text):
    """A number of bytes, such as 64MiB."""
    match = re.fullmatch(r"([0-9]+)(?:([KMG])iB)?", text)
    if not match:
        raise argparse.ArgumentTypeError("a number, or one with KiB, MiB or GiB behind it")
    return int(match[1]) << {None: 0, "K": 10, "M": 20, "G": 30}[match[2]]


def install(folder):
    """The server's program."""
    program = folder / "bin" / SERVER
    # Built for a debugger, it is slow; built for speed, it takes minutes. It is built once.
    command = ["cargo", "install", SERVER, "--version", f"={VERSION}", "--locked", "--features", "binary"]
    command += ["--root", str(folder), "--target-dir", str(folder / "build"), "--quiet"]
    recorded = subprocess.run(["cargo", "install", "--list", "--root", str(folder)], check=True, capture_output=True, text=True)
    if f"{SERVER} v{VERSION}:" not in recorded.stdout or not program.exists():
        subprocess.run(command, check=True)
        shutil.rmtree(folder / "build", ignore_errors=True)
    return program


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def serve(program, data, log, key):
    """The server on a free port, with nothing stored."""
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    port = free_port()
    command = [program, "--host", "127.0.0.1", "--port", str(port), "--access-key", key[0], "--secret-key", key[1], data]
    with open(log, "w", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, "RUST_LOG": "warn"})
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(data, ignore_errors=True)


def wait_for(port, process):
    """Waits until the server listens."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"{SERVER} ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    sys.exit(f"{SERVER} does not listen")


def main():
    parser = argparse.ArgumentParser(description="The stories of S3, on a server of another project.")
    parser.add_argument("--size", type=size, default="64MiB", help="of the large object (default: 64MiB)")
    parser.add_argument("--release", action="store_true", help="build the tests with optimizations")
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=REPOSITORY / "target" / "s3")
    options = parser.parse_args()
    if not shutil.which("stunnel"):
        sys.exit("stunnel is not there; on Debian: apt-get install stunnel4")
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    files = folder / "files"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir()
    program = install(folder / SERVER)
    key = ("AKIDEXAMPLE", secrets.token_urlsafe(30))
    with serve(program, folder / "data", folder / f"{SERVER}.log", key) as port:
        settings = {
            "address": f"127.0.0.1:{port}",
            "folder": str(files),
            "size": options.size,
            "accessKeyId": key[0],
            "secretAccessKey": key[1],
        }
        file = folder / "s3.json"
        file.write_text(json.dumps(settings), encoding="utf-8")
        command = ["cargo", "test", "-p", "aws-operation-s3-tests"]
        command += ["--release"] if options.release else []
        # What the tests print are the figures.
        command += ["--", "--nocapture"]
        status = subprocess.call(command, cwd=REPOSITORY, env={**os.environ, "AWS_OPERATION_S3": str(file)})
    shutil.rmtree(files, ignore_errors=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
