"""rpcv2Cbor for a server that speaks awsJson: botocore reads what is sent, and writes what comes back."""

import json
import re

import botocore.session
from botocore.parsers import JSONParser, RpcV2CBORParser
from botocore.serialize import JSONSerializer, RpcV2CBORSerializer

PATH = re.compile(r"/service/(\w+)/operation/(\w+)")
# The target of a service -> its name in botocore.
SERVICES = {"GraniteServiceVersion20100801": "cloudwatch"}
CONTENT_TYPE = "application/cbor"
PROTOCOL = {"smithy-protocol": "rpc-v2-cbor"}

_MODELS = {target: botocore.session.get_session().get_service_model(name) for target, name in SERVICES.items()}


def is_cbor(headers):
    """Whether a request says so."""
    return PROTOCOL.items() <= headers.items()


def to_json(path, headers, body):
    """The operation, and the path, headers and body of the same request in awsJson."""
    target, name = PATH.fullmatch(path).groups()
    operation = _MODELS[target].operation_model(name)
    if headers["accept"] != CONTENT_TYPE or headers.get("content-type", CONTENT_TYPE) != CONTENT_TYPE:
        raise ValueError(f"the headers of another protocol: {headers}")
    parser = RpcV2CBORParser()
    sent = parser._initial_body_parse(body)
    unknown = sent.keys() - operation.input_shape.members.keys()
    if unknown:
        raise ValueError(f"members that the model does not have: {unknown}")
    request = JSONSerializer().serialize_to_request(parser._parse_shape(operation.input_shape, sent), operation)
    dropped = {"accept", "content-type", *PROTOCOL}
    kept = {name: value for name, value in headers.items() if name not in dropped}
    kept |= {name.lower(): value for name, value in request["headers"].items()}
    return operation, "/", kept, request["body"]


def to_cbor(operation, status, headers, content):
    """Headers and body of the same reply in rpcv2Cbor."""
    kept = {name: value for name, value in headers.items() if name.lower() not in {"content-type", "x-amzn-errortype"}}
    kept |= {**PROTOCOL, "content-type": CONTENT_TYPE}
    serializer = RpcV2CBORSerializer()
    body = bytearray()
    if status >= 300:
        # Here the code is in the body alone.
        said = json.loads(content)
        body += b"\xbf"
        for text in ("__type", said["__type"], "message", said.get("message") or said.get("Message") or ""):
            serializer._serialize_type_string(body, text, None, None)
        body += b"\xff"
    elif operation.output_shape:
        reply = {"status_code": status, "headers": headers, "body": content}
        parsed = JSONParser().parse(reply, operation.output_shape)
        del parsed["ResponseMetadata"]
        serializer._serialize_data_item(body, parsed, operation.output_shape)
    return kept, bytes(body)
