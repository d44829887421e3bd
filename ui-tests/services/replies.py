"""Replies to operations, written by botocore, and what botocore's parsers make of them."""

import datetime
import io
import json
import struct

from botocore.awsrequest import HeadersDict
from botocore.parsers import create_parser

from inputs import EPOCH, SPECIAL_FLOATS, for_botocore, is_json_value
from outputs import CODES, Outputs
from requests_of import described_body
from writers import Error, write

ERROR_TYPE = "x-amzn-errortype"
MICROSECOND = datetime.timedelta(microseconds=1)
REQUEST_ID = "8f2d0000-0000-4000-8000-000000000000"


def is_xml(protocol):
    """Whether its replies are XML."""
    return protocol in ("rest-xml", "query", "ec2")


class Service:
    """A service that answers: `extended` is botocore's model of it with the members that are new."""

    def __init__(self, protocol, extended):
        self._protocol = protocol
        self._extended = extended

    def output(self, chooser, operation, eagerness, budget):
        """A reply with a random output, and what botocore reads."""
        shape = operation.output_shape
        status = operation.http.get("responseCode", 200)
        if any(member.serialization.get("location") == "statusCode" for member in shape.members.values()):
            status = chooser.choice((200, 201, 202))
        made = Outputs(chooser, eagerness, budget, is_xml(self._protocol)).of_shape(shape, status)
        headers, body = self._written(shape, made)
        if operation.http_checksum.get("responseAlgorithms"):
            say_checksums_of_parts(headers)
        parsed = self._parsed(shape, status, headers, body, operation.has_streaming_output)
        parsed.pop("ResponseMetadata")
        output = in_convention(shape, parsed)
        return {**described(status, headers, body), "output": output, "lacking": lacking(shape, output, "", is_top=True)}

    def error(self, chooser, operation):
        """A reply that reports one of the operation's errors, and what botocore reads."""
        shape = chooser.choice(operation.error_shapes)
        facts = shape.metadata.get("error", {})
        status = facts.get("httpStatusCode", 500 if shape.metadata.get("fault") else 400)
        made = Outputs(chooser, 0.6, 40, is_xml(self._protocol)).of_shape(shape, status)
        if is_xml(self._protocol):
            return self._xml_error(chooser, shape, status, made)
        headers = self._named(chooser, shape, made)
        written, body = self._written(shape, made)
        # A few errors have a member in the header that names them.
        written.pop(ERROR_TYPE, None)
        headers.update(written)
        error = self._parsed(None, status, headers, body, False)["Error"]
        found = {"code": error["Code"], "message": error["Message"] or ""}
        return {**described(status, headers, body), "error": found}

    def _xml_error(self, chooser, shape, status, made):
        """An error in XML has its name, and its message, in the body."""
        for name in [name for name in made if name.lower() in ("code", "message")]:
            del made[name]
        # S3 has nothing around its errors.
        is_bare = self._extended.service_name == "s3"
        code = shape.metadata.get("error", {}).get("code", shape.name)
        message = chooser.choice(("no", "it is <not> & \"so\""))
        headers, body = self._written(shape, made, Error(code, message, is_bare))
        error = self._parsed(None, status, headers, body, False)["Error"]
        found = {"code": error["Code"], "message": error["Message"] or ""}
        return {**described(status, headers, body), "error": found}

    def _named(self, chooser, shape, made):
        """Says in the members or in a header which error it is."""
        namespace = f"com.amazonaws.{self._extended.service_name}"
        if self._protocol != "rest-json":
            made["__type"] = chooser.choice((shape.name, f"{namespace}#{shape.name}"))
            if self._extended.is_query_compatible:
                return {"x-amzn-query-error": f"{shape.error_code};Sender"}
            return {}
        # A member of an error may have the name of what names it.
        place = chooser.choice(("header", *CODES))
        if place == "header" or any(code in shape.members for code in CODES):
            address = f"http://internal.amazon.com/coral/{namespace}/"
            return {ERROR_TYPE: chooser.choice((shape.name, f"{shape.name}:{address}"))}
        made[place] = shape.name if place == "code" else chooser.choice((shape.name, f"{namespace}#{shape.name}"))
        return {}

    def _written(self, shape, made, error=None):
        wrapper = shape.serialization.get("resultWrapper")
        shape = self._extended.shape_for(shape.name, {"resultWrapper": wrapper} if wrapper else None)
        members = for_botocore(shape, made)
        for name, member in shape.members.items():
            if member.serialization.get("location") == "statusCode":
                members.pop(name, None)
        headers, body = write(self._protocol, self._extended, shape, members, error)
        return {**headers, "x-amzn-requestid": REQUEST_ID}, body

    def _parsed(self, shape, status, headers, body, is_stream):
        response = {"status_code": status, "headers": HeadersDict(headers), "body": io.BytesIO(body) if is_stream else body}
        return create_parser(self._protocol).parse(response, shape)


def say_checksums_of_parts(headers):
    """Puts what verifies no body in place of random checksums, which would be those of another one."""
    for name in headers:
        if name.lower().startswith("x-amz-checksum-") and name.lower() != "x-amz-checksum-type":
            headers[name] = "AAAAAA==-2"


def described(status, headers, body):
    """A reply as JSON."""
    return {"status": status, "headers": headers, **described_body(body)}


def in_convention(shape, value):
    """What botocore's parser gives, in the convention of the inputs; bytes that are no text are in base64."""
    kind = shape.type_name
    if value is None:
        return None
    if is_json_value(shape):
        return json.dumps(value, separators=(",", ":"))
    if kind == "structure" and not shape.is_document_type:
        if "SDK_UNKNOWN_MEMBER" in value:
            return {"unknown": value["SDK_UNKNOWN_MEMBER"]["name"]}
        # In CBOR botocore leaves what is in maps as it is, also members that no model has.
        known = ((name, member) for name, member in value.items() if name in shape.members)
        return {name: in_convention(shape.members[name], member) for name, member in known}
    if kind == "list":
        return [in_convention(shape.member, item) for item in value]
    if kind == "map":
        return {key: in_convention(shape.value, item) for key, item in value.items()}
    if kind == "blob":
        value = value.read() if hasattr(value, "read") else value
        return next(iter(described_body(value).values()))
    if kind == "timestamp":
        whole, rest = divmod(value - EPOCH, datetime.timedelta(seconds=1))
        return whole if not rest else ((value - EPOCH) // MICROSECOND) / 1_000_000
    if kind in ("float", "double"):
        return real(kind, value)
    return value


def real(kind, value):
    """A float of the width that its shape has."""
    text = dict(zip(("nan", "inf", "-inf"), SPECIAL_FLOATS)).get(str(float(value)))
    if text is not None:
        return text
    return struct.unpack("f", struct.pack("f", value))[0] if kind == "float" else value


def lacking(shape, value, path, is_top=False):
    """The paths of members that the model requires and the body of a reply lacks."""
    kind = shape.type_name
    if value is None:
        return []
    if kind == "list":
        return [found for place, item in enumerate(value) for found in lacking(shape.member, item, f"{path}/{place}")]
    if kind == "map":
        return [found for key, item in value.items() for found in lacking(shape.value, item, f"{path}/{key}")]
    if kind != "structure" or shape.is_document_type:
        return []
    payload = shape.serialization.get("payload") if is_top else None
    found = []
    for name, member in shape.members.items():
        if name in value:
            found += lacking(member, value[name], f"{path}/{name}")
        elif name in shape.required_members and not (is_top and (member.serialization.get("location") or name == payload)):
            found.append(f"{path}/{name}")
    return found

