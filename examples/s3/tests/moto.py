"""Starts moto's server and runs `cargo test -p aws-operation-s3-example` against it.

    python examples/s3/tests/moto.py [FOLDER]

The server checks signatures. It is started as ui-tests/moto/run.py does it, with the same packages; a Python that has others, or
none, makes itself an environment in FOLDER, target/s3 unless given. There are also botocore's model of S3 and the file that tells the tests
where to go.
"""

import importlib.metadata
import json
import os
import pathlib
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
SERVERS = REPOSITORY / "ui-tests" / "moto"
PACKAGE = "aws-operation-s3-example"
# Three calls make the user and its key; after them, each has to be signed.
CHECKED = {"INITIAL_NO_AUTH_ACTION_COUNT": "3"}


def has_packages(requirements):
    """Whether this Python has the packages in these versions: older servers compute signatures otherwise."""
    for line in requirements.read_text(encoding="utf-8").splitlines():
        if "==" not in line:
            continue
        name, version = line.split("==")
        try:
            if importlib.metadata.version(name.partition("[")[0]) != version:
                return False
        except importlib.metadata.PackageNotFoundError:
            return False
    return True


def with_packages(folder):
    """Goes on in an environment that has the packages, unless this one has."""
    requirements = SERVERS / "requirements.txt"
    if has_packages(requirements):
        return
    environment = folder / "venv"
    python = environment / "bin" / "python"
    if pathlib.Path(sys.prefix) == environment:
        sys.exit(f"the packages are not in {environment}, although they were installed")
    if not python.exists():
        subprocess.check_call([sys.executable, "-m", "venv", str(environment)])
    subprocess.check_call([str(python), "-m", "pip", "install", "--quiet", "--requirement", str(requirements)])
    os.execv(python, [str(python), *sys.argv])


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else REPOSITORY / "target" / "s3").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with_packages(folder)

    sys.path.insert(0, str(SERVERS))
    import run as servers

    servers.SERVICES = ("s3",)
    servers.write_models(folder / "models")
    with servers.moto(folder / "moto.log", **CHECKED) as port:
        key = servers.make_user(port)
        settings = {
            "url": f"http://127.0.0.1:{port}",
            "region": servers.REGION,
            "accessKeyId": key["AccessKeyId"],
            "secretAccessKey": key["SecretAccessKey"],
            "model": str(folder / "models" / "s3" / "service-2.json"),
        }
        file = folder / "s3.json"
        file.write_text(json.dumps(settings), encoding="utf-8")
        command = ["cargo", "test", "-p", PACKAGE]
        sys.exit(subprocess.call(command, cwd=REPOSITORY, env={**os.environ, "AWS_OPERATION_S3": str(file)}))


if __name__ == "__main__":
    main()
