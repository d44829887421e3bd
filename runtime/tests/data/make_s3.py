"""Makes what the tests of S3 compare with: where botocore sends requests for buckets, and how it signs them.

    python make_s3.py >s3.json

It needs botocore, of the version that the file names. The same botocore gives the same file.
"""

import base64
import datetime
import itertools
import json
from unittest import mock
from urllib.parse import urlsplit

import botocore
import botocore.session
from botocore import auth, signers
from botocore.config import Config

TIME = datetime.datetime(2013, 5, 24, tzinfo=datetime.timezone.utc)
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

STYLES = ("auto", "path", "virtual")
BUCKETS = (
    "bucket", "my-bucket-1", "a.b.c", "Bucket", "under_score", "-begins", "ends-", "ab", "192.168.5.4", "a..b", "b" * 63,
    "b" * 64, "point-s3alias",
)
REGIONS = ("eu-west-1", "us-east-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "eusc-de-east-1")
URLS = (
    "http://localhost:9000", "https://storage.example.com", "https://storage.example.com/base", "http://127.0.0.1:9000/base/",
    "http://[::1]:9000", "http://storage.example.com:8080", "https://10.1.2.3", "https://s3-accelerate.amazonaws.com",
    "https://s3-accelerate.dualstack.amazonaws.com",
)
KEYS = ("key", "a//b/../c d+\u00e9~", "/begins", "ends/", "./dot/..", "50%/%2F?x=1&y#z", "\u65e5\u672c\U0001f600", "!'()*;:@$,=[]")


def client(region, token=None, url=None, style="auto", fips=False, dual_stack=False, accelerate=False, signature=None):
    settings = {"addressing_style": style, "use_accelerate_endpoint": accelerate, "us_east_1_regional_endpoint": "regional"}
    config = Config(
        s3=settings, use_fips_endpoint=fips, use_dualstack_endpoint=dual_stack, signature_version=signature,
        request_checksum_calculation="when_required", response_checksum_validation="when_required",
    )
    session = botocore.session.Session()
    # Nothing of this machine.
    for name in ("config_file", "credentials_file"):
        session.set_config_variable(name, "/nonexistent")
    return session.create_client(
        "s3", region, endpoint_url=url, config=config, aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key=SECRET,
        aws_session_token=token,
    )


def sent(of_client, operation, **parameters):
    """The request, as it would go out."""
    seen = []

    def keep(request, **_):
        seen.append(request)
        # Neither a real reply nor a redirect: the first request is all.
        return mock.Mock(status_code=200, headers={}, content=b"<LocationConstraint/>", raw=mock.Mock())

    of_client.meta.events.register("before-send.s3", keep)
    with mock.patch.object(auth, "get_current_datetime", lambda: TIME):
        getattr(of_client, operation)(**parameters)
    return seen[0]


def endpoint(bucket, operation="get_object", **settings):
    """Where the request for a bucket goes, and the region that it is signed for; or why it does not go anywhere."""
    case = {"bucket": bucket, "operation": operation, **settings}
    key = {"Key": "key"} if operation == "get_object" else {}
    try:
        request = sent(client(**settings), operation, Bucket=bucket, **key)
    except Exception as error:  # Of many kinds.
        return {**case, "error": str(error)}
    url = urlsplit(request.url)
    authorization = request.headers["Authorization"].decode()
    return {**case, "sent_to": f"{url.scheme}://{url.netloc}{url.path}", "signed_for": authorization.split("/")[2]}


def endpoints():
    for bucket, style in itertools.product(BUCKETS, STYLES):
        yield endpoint(bucket, region="eu-west-1", style=style)
    variants = itertools.product(REGIONS, (False, True), (False, True), (False, True))
    for region, fips, dual_stack, accelerate in variants:
        yield endpoint("bucket", region=region, fips=fips, dual_stack=dual_stack, accelerate=accelerate)
    for bucket in ("Bucket", "a.b.c"):
        yield endpoint(bucket, region="eu-west-1", accelerate=True)
        yield endpoint(bucket, region="eu-west-1", fips=True, dual_stack=True)
    for url, style, bucket in itertools.product(URLS, STYLES, ("bucket", "a.b.c", "Bucket")):
        yield endpoint(bucket, region="eu-west-1", url=url, style=style)
    for bucket in ("192.168.5.4", "a..b", ".ab", "ab."):
        yield endpoint(bucket, region="eu-west-1", url="http://storage.example.com", style="virtual")
    for operation, style in itertools.product(("head_bucket", "get_bucket_location"), STYLES):
        yield endpoint("bucket", operation, region="eu-west-1", style=style)


def signed():
    """Requests for objects, signed by botocore."""
    for key, token in zip(KEYS, itertools.cycle((None, "s3ssion/token+="))):
        for style in ("virtual", "path"):
            for method, parameters in (("get_object", {}), ("put_object", {"Body": b"content"})):
                request = sent(client("eu-west-1", token=token, style=style), method, Bucket="bucket", Key=key, **parameters)
                yield {
                    "method": request.method, "style": style, "key": key, "token": token, "url": request.url,
                    "body": parameters.get("Body", b"").decode(),
                    "content_sha256": request.headers["X-Amz-Content-SHA256"].decode(),
                    "signed_headers": {
                        name.lower(): request.headers[name].decode() if isinstance(request.headers[name], bytes)
                        else request.headers[name]
                        for name in request.headers if name.lower().startswith(("x-amz-", "content-md5", "content-type"))
                    },
                    "authorization": request.headers["Authorization"].decode(),
                }


def presigned():
    for key, token in zip(KEYS, itertools.cycle((None, "s3ssion/token+="))):
        for style in ("virtual", "path"):
            for operation in ("get_object", "put_object"):
                of_client = client("eu-west-1", token=token, style=style, signature="s3v4")
                with mock.patch.object(auth, "get_current_datetime", lambda: TIME):
                    url = of_client.generate_presigned_url(operation, {"Bucket": "bucket", "Key": key}, 86_400)
                yield {"operation": operation, "style": style, "key": key, "token": token, "expires": 86_400, "url": url}


def posts():
    for token, style, key in ((None, "virtual", "uploads/${filename}"), ("s3ssion/token+=", "path", "a \u00e9\"\\/b")):
        of_client = client("eu-west-1", token=token, style=style, signature="s3v4")
        fields = {"acl": "private", "success_action_status": "201"}
        conditions = [
            {"acl": "private"}, {"success_action_status": "201"}, ["starts-with", "$Content-Type", "image/"],
            ["content-length-range", 1, 10_485_760],
        ]
        compact = {"separators": (",", ":"), "ensure_ascii": False}
        with (
            mock.patch.object(auth, "get_current_datetime", lambda: TIME),
            mock.patch.object(signers, "get_current_datetime", lambda: TIME),
            # The bytes of the policy are signed, and are as good with spaces as without.
            mock.patch.object(auth.json, "dumps", lambda value, dumps=json.dumps: dumps(value, **compact)),
        ):
            post = of_client.generate_presigned_post("bucket", key, fields, conditions, 3600)
        post["policy"] = base64.b64decode(post["fields"]["policy"]).decode()
        yield {"token": token, "style": style, "key": key, **post}


def main():
    lines = [f'{{"botocore": {json.dumps(botocore.__version__)}']
    for make in (endpoints, signed, presigned, posts):
        cases = list(make())
        lines.append(f'"{make.__name__}": [\n' + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]")
    print(",\n".join(lines) + "}")


main()
