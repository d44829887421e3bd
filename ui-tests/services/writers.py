"""botocore's serializers as services: they write outputs and errors where they would write inputs."""

from types import SimpleNamespace

from botocore.serialize import JSONSerializer, RestJSONSerializer, RpcV2CBORSerializer

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


WRITERS = {"rest-json": RestJson, "json": AwsJson, "smithy-rpc-v2-cbor": RpcV2Cbor}


def write(protocol, service, shape, members):
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
    sent = WRITERS[protocol]().serialize_to_request(members, operation)
    # As HTTP/2 has them.
    headers = {name.lower(): value for name, value in sent["headers"].items()}
    return {name: value for name, value in headers.items() if name not in REQUEST_HEADERS}, sent["body"]
