"""botocore's serializers as services: they write outputs and errors where they would write inputs."""

import dataclasses
from types import SimpleNamespace
from xml.etree import ElementTree

from botocore.serialize import JSONSerializer, RestJSONSerializer, RestXMLSerializer, RpcV2CBORSerializer

from inputs import NULL

# What they add to a request and no service to a reply.
REQUEST_HEADERS = {"accept", "x-amz-target", "x-amzn-query-mode"}
CBOR_NULL = b"\xf6"


class JsonNulls:
    """Writes nulls, which inputs do not have."""

    def _serialize(self, serialized, value, shape, key=None):
        if value is NULL:
            serialized[key] = None
        else:
            super()._serialize(serialized, value, shape, key)


class CborNulls:
    """The same in CBOR."""

    def _serialize_data_item(self, serialized, value, shape, key=None):
        if value is NULL:
            serialized.extend(CBOR_NULL)
        else:
            super()._serialize_data_item(serialized, value, shape, key)


class RestJson(JsonNulls, RestJSONSerializer):
    pass


class AwsJson(JsonNulls, JSONSerializer):
    pass


class RpcV2Cbor(CborNulls, RpcV2CBORSerializer):
    pass


@dataclasses.dataclass(frozen=True)
class Error:
    """What a document says of an error beside its members."""

    code: str
    message: str
    # Whether there is no element around it.
    is_bare: bool


class RestXml(RestXMLSerializer):
    """Writes what is not null; in XML nothing is."""

    error = None

    def _serialize(self, shape, params, xmlnode, name):
        if params is not NULL:
            super()._serialize(shape, params, xmlnode, name)

    def _serialize_type_map(self, xmlnode, params, shape, name):
        super()._serialize_type_map(xmlnode, {key: value for key, value in params.items() if value is not NULL}, shape, name)

    def _serialize_type_list(self, xmlnode, params, shape, name):
        # The items of a flattened list may have a name of their own, by which botocore reads them.
        if shape.serialization.get("flattened"):
            name = shape.member.serialization.get("name", name)
        super()._serialize_type_list(xmlnode, params, shape, name)

    def _serialize_body_params(self, params, shape):
        root = ElementTree.Element("")
        self._serialize(shape, params, root, shape.name)
        return ElementTree.tostring(self._around(shape, root[0]), encoding="utf-8")

    def _around(self, shape, members):
        if self.error is None:
            return self._frame(shape, members)
        members.tag = "Error"
        for name, text in (("Message", self.error.message), ("Code", self.error.code), ("Type", "Sender")):
            child = ElementTree.Element(name)
            child.text = text
            members.insert(0, child)
        return members if self.error.is_bare else element("ErrorResponse", members)

    def _frame(self, shape, members):
        return members


class AwsQuery(RestXml):
    """The members stand in an element for the result."""

    def _frame(self, shape, members):
        members.tag = shape.serialization["resultWrapper"]
        return element(members.tag.removesuffix("Result") + "Response", members, element("ResponseMetadata"))


class Ec2Query(RestXml):
    """The members stand in the root."""


def element(name, *children):
    made = ElementTree.Element(name)
    made.extend(children)
    return made


WRITERS = {
    "rest-json": RestJson,
    "json": AwsJson,
    "smithy-rpc-v2-cbor": RpcV2Cbor,
    "rest-xml": RestXml,
    "query": AwsQuery,
    "ec2": Ec2Query,
}


def write(protocol, service, shape, members, error=None):
    """Headers and body of a reply with these members, as the serializer takes them."""
    operation = SimpleNamespace(
        name="Reply",
        http={"method": "POST", "requestUri": "/"},
        endpoint=None,
        metadata=service.metadata,
        service_model=service,
        input_shape=shape,
        has_event_stream_input=False,
        has_event_stream_output=False,
    )
    writer = WRITERS[protocol]()
    writer.error = error
    sent = writer.serialize_to_request(members, operation)
    if isinstance(writer, RestXml) and not sent["body"] and (error is not None or protocol != "rest-xml"):
        # What stands around the members is there without any.
        sent["body"] = ElementTree.tostring(writer._around(shape, element(shape.name)), encoding="utf-8")
    # As HTTP/2 has them.
    headers = {name.lower(): value for name, value in sent["headers"].items()}
    return {name: value for name, value in headers.items() if name not in REQUEST_HEADERS}, sent["body"]
