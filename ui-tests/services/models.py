"""The service models of botocore's wheel, and what their operations have that few do."""

import gzip
import json
import pathlib

import botocore
from botocore.model import ServiceModel

RARE_LOCATIONS = {"header", "headers"}

# What the importer reads beside a model.
WAITERS = "waiters-2.json"
NEIGHBOURS = ("paginators-1.json", WAITERS)

# What is plain in a body: nearly every operation has it.
PLAIN_TYPES = {"boolean", "integer", "list", "map", "string", "structure"}


def paths():
    """The newest model of each service, by the service's name in botocore."""
    data = pathlib.Path(botocore.__file__).parent / "data"
    found = {}
    for path in sorted(data.glob("*/*/service-2.json.gz")):
        # Sorted by version, so the newest comes last.
        found[path.parent.parent.name] = path
    return found


def read(protocol):
    """Each service that speaks a protocol of botocore's name: name -> text of its model."""
    models = {}
    for name, path in paths().items():
        text = gzip.decompress(path.read_bytes()).decode()
        metadata = json.loads(text)["metadata"]
        if protocol in metadata.get("protocols", [metadata.get("protocol")]):
            models[name] = text
    return models


def beside(services):
    """What lies beside the models of these services: name of the file -> service -> text."""
    found = {file: {} for file in NEIGHBOURS}
    every = paths()
    for file in NEIGHBOURS:
        for service in services:
            path = every[service].with_name(file)
            packed = every[service].with_name(f"{file}.gz")
            if path.exists():
                found[file][service] = path.read_text()
            elif packed.exists():
                found[file][service] = gzip.decompress(packed.read_bytes()).decode()
    return found


def operations(name, text):
    """The operations of a model that have no event stream: name -> botocore's model of it."""
    model = ServiceModel(json.loads(text), name)
    every = {name: model.operation_model(name) for name in model.operation_names}
    return {
        name: operation
        for name, operation in every.items()
        if not operation.has_event_stream_input and not operation.has_event_stream_output
    }


def features(operation):
    """What the operation's request has beside scalars in the path and members of a JSON body."""
    found = set()
    if operation.endpoint:
        found.add("host prefix")
    if operation.http_checksum_required:
        found.add("checksum")
    if operation.request_compression:
        found.add("compression")
    shape = operation.input_shape
    if shape is None:
        return found | {"no input"}
    if "payload" in shape.serialization:
        found.add("payload")
        if operation.has_streaming_input:
            found.add("streaming")
    for member in shape.members.values():
        found |= member_features(member)
    return found


def body_types(operation):
    """The rarer types that the operation's input holds, at any depth."""
    found, seen = set(), set()
    rest = [operation.input_shape] if operation.input_shape is not None else []
    while rest:
        shape = rest.pop()
        found |= types_of(shape)
        if shape.name in seen:
            continue
        seen.add(shape.name)
        if shape.type_name == "structure":
            rest += shape.members.values()
        elif shape.type_name == "list":
            rest.append(shape.member)
        elif shape.type_name == "map":
            rest.append(shape.value)
    return found


def types_of(shape):
    if shape.type_name == "structure":
        return {name for name, holds in (("document", shape.is_document_type), ("union", shape.is_tagged_union)) if holds}
    written = shape.serialization.get("timestampFormat")
    return {f"{shape.type_name} {written}" if written else shape.type_name} - PLAIN_TYPES


def member_features(member):
    found = set()
    location = member.serialization.get("location")
    if location in RARE_LOCATIONS:
        found.add(location)
    if location and member.type_name in ("list", "map", "timestamp", "float", "double"):
        found.add(f"{member.type_name} in {location}")
    if member.serialization.get("jsonvalue"):
        found.add("JSON value")
    if member.serialization.get("hostLabel"):
        found.add("host label")
    return found
