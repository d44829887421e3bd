"""Imports whole services, every operation of each, and lets the compiler check them.

    python check_services.py FOLDER          the services that make_cases.py picked and put into FOLDER, of all protocols
    python check_services.py --all           every service of botocore's wheel that can be imported; this takes long
    python check_services.py --all PROTOCOL  those of one protocol, by botocore's name for it

Each service is a crate of its own in a workspace below Cargo's target folder, with `aws_operation::service!` and nothing else.
A crate that does not compile, or warns of anything but operations with event streams, is a failure.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import models
from selections import SELECTIONS

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
WORK = TARGET / "check-services"

LEFT_OUT = "it has an event stream, which is not supported"

WORKSPACE = """\
[workspace]
resolver = "3"
members = ["crates/*"]

[workspace.dependencies]
aws-operation = {{ path = {path}, default-features = false, features = ["cbor", "checksums", "content-md5", "gzip", "import", "query", "xml"] }}
"""

MANIFEST = """\
[package]
name = "{name}"
version = "0.0.0"
edition = "2024"

[dependencies]
aws-operation.workspace = true
"""

CODE = """\
//! A service, as a library has it that documents what it exports.
#![warn(missing_docs, unreachable_pub, unused_qualifications)]

aws_operation::service! {{
    model = "service-2.json",{protocol}
}}
"""

# Where a service has several protocols, these are not what is taken unless they are asked for.
ASKED_FOR = {"smithy-rpc-v2-cbor": "rpcv2Cbor", "query": "awsQuery"}


def write_crates(texts, beside):
    """The workspace: a crate for each service and protocol, with what lies beside its model."""
    shutil.rmtree(WORK, ignore_errors=True)
    for (protocol, name), text in texts.items():
        crate = WORK / "crates" / crate_name(protocol, name)
        (crate / "src").mkdir(parents=True)
        (crate / "Cargo.toml").write_text(MANIFEST.format(name=crate_name(protocol, name)))
        (crate / "service-2.json").write_text(text)
        for file, found in beside.items():
            if name in found:
                (crate / file).write_text(found[name])
        asked = ASKED_FOR.get(protocol)
        asked = f'\n    protocol = "{asked}",' if asked else ""
        (crate / "src" / "lib.rs").write_text(CODE.format(protocol=asked))
    (WORK / "Cargo.toml").write_text(WORKSPACE.format(path=json.dumps(str(ROOT / "runtime"))))
    # The same versions as everywhere else.
    shutil.copy(ROOT / "Cargo.lock", WORK)


def crate_name(protocol, service):
    return f"{protocol}-{service}"


def check():
    """Runs `cargo check`; gives the messages of the compiler by crate, and which crates are done."""
    command = ["cargo", "check", "--keep-going", "--message-format=json", "--target-dir", str(TARGET)]
    with subprocess.Popen(command, cwd=WORK, stdout=subprocess.PIPE, text=True) as cargo:
        messages, done = {}, set()
        for line in cargo.stdout:
            event = json.loads(line)
            name = event.get("target", {}).get("name", "").replace("_", "-")
            if event["reason"] == "compiler-message":
                messages.setdefault(name, []).append(event["message"])
            elif event["reason"] == "compiler-artifact":
                done.add(name)
    return messages, done, cargo.returncode


def faults(messages):
    """What the compiler said, without the operations that are left out, and their number."""
    left_out, others = 0, []
    for message in messages:
        if message["level"] == "warning" and LEFT_OUT in message["message"]:
            left_out += 1
        elif message["spans"] or message["level"] == "error":
            others.append(message["rendered"])
    return left_out, others


def read(folder):
    return {path.stem: path.read_text() for path in sorted(folder.glob("*.json"))}


def main(texts, beside):
    """Prints a line for each service; true if all are well."""
    write_crates(texts, beside)
    began = time.monotonic()
    messages, done, status = check()
    seconds = time.monotonic() - began
    failed = count = waiters = 0
    for (protocol, service), text in texts.items():
        name = crate_name(protocol, service)
        operations = len(models.operations(service, text))
        left_out, others = faults(messages.get(name, []))
        count += operations
        waited = json.loads(beside[models.WAITERS].get(service, "{}")).get("waiters", {})
        waiters += len(waited)
        is_well = name in done and not others
        failed += not is_well
        note = f", {left_out} left out" if left_out else ""
        note += f", {len(waited)} waiters" if waited else ""
        print(f"{'ok    ' if is_well else 'FAILED'}  {service}, {protocol}: {operations} operations{note}")
        # The first few say what is wrong.
        for rendered in others[:5]:
            print("    " + "\n    ".join(line[:300] for line in rendered.splitlines()[:15]))
    print(f"{len(texts) - failed} of {len(texts)} services, {count} operations, {waiters} waiters, checked in {seconds:.0f} s")
    return failed == 0 and (status == 0)


def every(protocols):
    """All services of these protocols, and what lies beside their models."""
    texts = {(protocol, name): text for protocol in protocols for name, text in models.read(protocol).items()}
    return texts, models.beside({name for _, name in texts})


def picked(folder):
    """The services that were picked for the comparison, and what lies beside the models of those that have it."""
    texts = {
        (selection.protocol, name): text
        for selection in SELECTIONS
        for name, text in read(folder / selection.folder / "models").items()
    }
    return texts, {file: read(folder / file) for file in models.NEIGHBOURS}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--all", *protocols]:
            chosen, neighbours = every(protocols or [selection.protocol for selection in SELECTIONS])
        case [folder]:
            chosen, neighbours = picked(pathlib.Path(folder))
        case _:
            sys.exit(f"usage: {sys.argv[0]} FOLDER | --all [PROTOCOL ...]")
    sys.exit(0 if chosen and main(chosen, neighbours) else 1)
