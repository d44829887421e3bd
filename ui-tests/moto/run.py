"""Starts moto's server and runs `cargo test -p aws-operation-moto-tests` against it.

    python ui-tests/moto/run.py [FOLDER]

The Python needs what is in requirements.txt. In FOLDER, target/moto unless given, are botocore's models and the file that tells
the tests where to go. Between the tests and moto stands a proxy: of each request it computes the signature anew, with botocore's
signer and the time of the request, and refuses a request that was signed otherwise. It also cuts into
pages what moto lists whole, and has botocore put into JSON what is CBOR. A second server checks signatures itself.
"""

import contextlib
import gzip
import http.client
import json
import os
import pathlib
import secrets
import socket
import subprocess
import sys
import time

import boto3
import botocore

from verifying_proxy import VerifyingProxy

SERVICES = (
    "apigateway",
    "batch",
    "cloudformation",
    "cloudwatch",
    "dynamodb",
    "ec2",
    "ecr",
    "efs",
    "eks",
    "events",
    "glacier",
    "iam",
    "iot",
    "kinesis",
    "kms",
    "lambda",
    "logs",
    "route53",
    "s3",
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "stepfunctions",
    "sts",
)
FILES = ("service-2.json", "paginators-1.json", "waiters-2.json")
REGION = "us-east-1"
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
# What is sent with a wrong secret, with wrong tokens (of the credentials, and of a role), and to a URL that was signed for another
# content type.
EXPECTED_REFUSALS = 4
# There are more than a thousand; a run without them has tested nothing.
LEAST_VERIFIED = 1000


def write_models(folder):
    """The newest model of each service, its paginators and its waiters."""
    data = pathlib.Path(botocore.__file__).parent / "data"
    for service in SERVICES:
        newest = sorted((data / service).iterdir())[-1]
        (folder / service).mkdir(parents=True, exist_ok=True)
        for file in FILES:
            plain, packed, place = newest / file, newest / f"{file}.gz", folder / service / file
            if packed.exists():
                text = gzip.decompress(packed.read_bytes())
            elif plain.exists():
                text = plain.read_bytes()
            else:
                continue
            # A file that stays the same is compiled once.
            if not place.exists() or place.read_bytes() != text:
                place.write_bytes(text)


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def moto(log, **environment):
    """moto's server on a free port."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with open(log, "w", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, **environment})
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port, process):
    """Waits until the server answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"moto's server ended with {process.returncode}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.suppress(OSError):
            connection.request("GET", "/moto-api/data.json")
            if connection.getresponse().status == 200:
                return
        connection.close()
        time.sleep(0.1)
    sys.exit("moto's server does not answer")


def client(service, port, credentials=None):
    """botocore's client of a service on moto."""
    credentials = credentials or {"AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "none"}
    return boto3.session.Session().client(
        service,
        region_name=REGION,
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        config=botocore.config.Config(proxies={}),
    )


def make_role(port):
    """A role that functions may have."""
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    role = client("iam", port).create_role(RoleName="story", AssumeRolePolicyDocument=json.dumps(trust))
    return role["Role"]["Arn"]


# Calls that moto takes unsigned, before it begins to check: those of make_user.
UNCHECKED = 3


def make_user(port):
    """A user that may do everything, and its access key."""
    iam = client("iam", port)
    iam.create_user(UserName="story")
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    iam.put_user_policy(UserName="story", PolicyName="all", PolicyDocument=json.dumps(policy))
    return iam.create_access_key(UserName="story")["AccessKey"]


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else REPOSITORY / "target" / "moto").resolve()
    models = folder / "models"
    write_models(models)
    with (
        moto(folder / "moto.log") as port,
        moto(folder / "moto-iam.log", INITIAL_NO_AUTH_ACTION_COUNT=str(UNCHECKED)) as checking_port,
        # Characters that have a meaning elsewhere.
        VerifyingProxy(port, "ASIAEXAMPLE", secrets.token_hex(20), f"{secrets.token_hex(8)}/+=%&:ü".encode().hex()) as proxy,
    ):
        key = make_user(checking_port)
        settings = {
            "models": str(models),
            "url": proxy.url,
            "accessKeyId": proxy.access_key_id,
            "secretAccessKey": proxy.secret_access_key,
            "sessionToken": proxy.session_token,
            "roleArn": make_role(port),
            "iam": {
                "url": f"http://127.0.0.1:{checking_port}",
                "accessKeyId": key["AccessKeyId"],
                "secretAccessKey": key["SecretAccessKey"],
            },
        }
        file = folder / "moto.json"
        file.write_text(json.dumps(settings), encoding="utf-8")
        command = ["cargo", "test", "-p", "aws-operation-moto-tests"]
        status = subprocess.call(command, cwd=REPOSITORY, env={**os.environ, "AWS_OPERATION_MOTO": str(file)})
    print(f"{proxy.verified} requests have the signature that botocore's signer gives, {proxy.refused} were refused")
    if status:
        sys.exit(status)
    if proxy.refused != EXPECTED_REFUSALS or proxy.verified < LEAST_VERIFIED:
        sys.exit(f"expected {EXPECTED_REFUSALS} refusals and at least {LEAST_VERIFIED} that pass")


if __name__ == "__main__":
    main()
