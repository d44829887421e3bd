"""Replies of real services in XML, and what botocore makes of them: the shared conformance data."""

import gzip
import json

import dateutil.parser
from botocore import xform_name
from botocore.model import ServiceModel

import models
from inputs import UTC
from replies import in_convention, lacking

PROTOCOLS = {"query": "awsQuery", "ec2": "ec2Query", "rest-xml": "restXml"}
# JSON in a text member, which botocore reads further, and a document that is its own member.
READ_FURTHER = {"iam-get-user-policy", "iam-list-roles", "cloudformation-get-template", "s3-get-bucket-location"}
# Stands for a date in one of them, and is none.
PLACEHOLDER = "YYYY-MM-DDTHH:MM:SS.000Z"
DATE = "2000-01-01T00:00:00.000Z"


def model(service):
    """The model of a service, which spoke awsQuery when it sent what is here."""
    description = json.loads(gzip.decompress(models.paths()[service].read_bytes()))
    metadata = description["metadata"]
    if not PROTOCOLS.keys() & set(metadata.get("protocols", [metadata.get("protocol")])):
        metadata["protocols"] = ["query"]
    return json.dumps(description)


def cases(source):
    """A case for each reply."""
    found = []
    for folder, status in (("responses", 200), ("errors", 400)):
        for path in sorted((source / folder).glob("*.xml")):
            found.append(case(path, status))
    return found


def case(path, status):
    name = path.stem.split("#")[0]
    service, _, operation = name.partition("-")
    text = model(service)
    service_model = ServiceModel(json.loads(text), service)
    metadata = service_model.metadata
    spoken = metadata.get("protocols", [metadata.get("protocol")])
    (operation,) = (known for known in service_model.operation_names if xform_name(known, "-") == operation)
    shape = service_model.operation_model(operation).output_shape
    body, expected = (file.read_text().replace(PLACEHOLDER, DATE) for file in (path, path.with_suffix(".json")))
    expected = json.loads(expected)
    protocol = next(PROTOCOLS[known] for known in PROTOCOLS if known in spoken)
    made = {
        "service": service,
        "protocol": protocol,
        "operation": operation,
        "status": status,
        "headers": {},
        "body": body,
    }
    if status != 200:
        error = expected["Error"]
        request_id = expected["ResponseMetadata"].get("RequestId")
        return {**made, "error": {"code": error["Code"], "message": error["Message"]}, "request_id": request_id}
    expected.pop("ResponseMetadata", None)
    output = in_convention(shape, dated(shape, expected)) if shape is not None else {}
    return {**made, "output": output, "lacking": lacking(shape, output, "", is_top=True) if shape is not None else []}


def dated(shape, value):
    """What the data has, with its timestamps as such: they are text there."""
    kind = shape.type_name
    if kind == "structure":
        return {name: dated(shape.members[name], member) for name, member in value.items() if name in shape.members}
    if kind == "list":
        return [dated(shape.member, item) for item in value]
    if kind == "map":
        return {key: dated(shape.value, item) for key, item in value.items()}
    if kind == "blob":
        return value.encode()
    if kind != "timestamp":
        return value
    date = dateutil.parser.parse(value)
    return date if date.tzinfo else date.replace(tzinfo=UTC)
