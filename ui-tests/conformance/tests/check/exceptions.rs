//! Cases that the server half cannot read or write as they stand, and why. Each differs indeed: one that no longer does fails.

/// Cases, and the reason that they share.
type Exceptions = &'static [(&'static str, &'static [&'static str])];

/// Requests from which other members are read than were given.
const READ_OTHERWISE: Exceptions = &[
    (
        "an empty list or map is sent as nothing, and nothing is read from that",
        &[
            "Ec2EmptyQueryLists",
            "QueryEmptyQueryMaps",
            "RestJsonOmitsEmptyListQueryValues",
        ],
    ),
    (
        "a map of query parameters holds all of them where it is read (Smithy's `httpQueryParams` trait)",
        &[
            "AllQueryStringTypes",
            "RestJsonQueryParamsStringListMap",
            "RestJsonQueryPrecedence",
            "RestXmlQueryParamsStringListMap",
            "RestXmlQueryPrecedence",
            "RestXmlQueryStringEscaping",
            "RestXmlSupportsInfinityFloatQueryValues",
            "RestXmlSupportsNaNFloatQueryValues",
            "RestXmlSupportsNegativeInfinityFloatQueryValues",
            "RestXmlZeroAndFalseQueryValues",
        ],
    ),
    (
        "a structure that is the payload and is not set is sent as `{}`, as one without members is",
        &[
            "RestJsonHttpWithEmptyStructurePayload",
            "RestJsonHttpWithHeadersButNoPayload",
        ],
    ),
];

/// Replies that are written in another way than the case has them.
const WRITTEN_OTHERWISE: Exceptions = &[
    (
        "one of several places where clients look for an error's name; the server half writes one of them",
        &[
            "AwsJson10FooErrorUsingCode",
            "AwsJson10FooErrorUsingCodeAndNamespace",
            "AwsJson10FooErrorUsingCodeUriAndNamespace",
            "AwsJson10FooErrorUsingXAmznErrorType",
            "AwsJson10FooErrorUsingXAmznErrorTypeWithUri",
            "AwsJson10FooErrorUsingXAmznErrorTypeWithUriAndNamespace",
            "AwsJson10FooErrorWithDunderTypeUriAndNamespace",
            "AwsJson11FooErrorUsingCode",
            "AwsJson11FooErrorUsingCodeAndNamespace",
            "AwsJson11FooErrorUsingCodeUriAndNamespace",
            "AwsJson11FooErrorUsingXAmznErrorType",
            "AwsJson11FooErrorUsingXAmznErrorTypeWithUri",
            "AwsJson11FooErrorUsingXAmznErrorTypeWithUriAndNamespace",
            "AwsJson11FooErrorWithDunderTypeUriAndNamespace",
            "RestJsonFooErrorUsingCode",
            "RestJsonFooErrorUsingCodeAndNamespace",
            "RestJsonFooErrorUsingCodeUriAndNamespace",
            "RestJsonFooErrorUsingXAmznErrorTypeWithUri",
            "RestJsonFooErrorUsingXAmznErrorTypeWithUriAndNamespace",
            "RestJsonFooErrorWithDunderType",
            "RestJsonFooErrorWithDunderTypeAndNamespace",
            "RestJsonFooErrorWithDunderTypeUriAndNamespace",
        ],
    ),
    (
        "one of several forms of an empty reply that clients take",
        &[
            "AwsJson10ServiceRespondsWithNoPayload",
            "json_1_1_service_responds_with_no_payload",
            "RestJsonEmptyInputAndEmptyOutputJsonObjectOutput",
            "RestJsonGreetingWithErrorsNoPayload",
            "RestJsonHttpResponseCodeWithNoPayload",
            "RestJsonIgnoreQueryParamsInResponseNoPayload",
            "RestJsonNoInputAndOutputNoPayload",
            "EmptyInputAndEmptyOutput",
            "NoInputAndOutput",
            "NoOutputClientAllowsEmptyBody",
            "RestXmlHttpResponseCode",
            "NoOutputClientAllowsEmptyCbor",
            "empty_output_no_body",
        ],
    ),
    (
        "the reply holds what clients pass over: unknown members, nulls, the type of a union",
        &[
            "AwsJson10DeserializeAllowNulls",
            "ComplexError",
            "Ec2ComplexError",
            "InvalidGreetingError",
            "AwsJson10DeserializeIgnoreType",
            "AwsJson10HandlesUnexpectedJsonOutput",
            "AwsJson11DeserializeIgnoreType",
            "AwsJson11StructuresDontDeserializeNullValues",
            "handles_unexpected_json_output",
            "RestJsonDeserializeIgnoreType",
            "RestJsonDeserializesDenseSetMapAndSkipsNull",
            "RestJsonDoesntDeserializeNullStructureValues",
            "RpcV2CborClientDoesntDeserializeNullStructureValues",
            "RpcV2CborDeserializesDenseSetMapAndSkipsNull",
            "RpcV2CborExtraFieldsInTheBodyShouldBeSkippedByClients",
            "RpcV2CborPayloadWithUnsetUnion",
        ],
    ),
    (
        "the time has an offset, which clients read; it is written in UTC",
        &[
            "AwsJson11DateTimeWithNegativeOffset",
            "AwsQueryDateTimeWithNegativeOffset",
            "AwsQueryDateTimeWithPositiveOffset",
            "Ec2QueryDateTimeWithNegativeOffset",
            "Ec2QueryDateTimeWithPositiveOffset",
            "RestXmlDateTimeWithNegativeOffset",
            "RestXmlDateTimeWithPositiveOffset",
            "AwsJson11DateTimeWithPositiveOffset",
            "RestJsonDateTimeWithNegativeOffset",
            "RestJsonDateTimeWithPositiveOffset",
        ],
    ),
    ("the reply has a header of requests", &["AwsJson11IntEnums"]),
    (
        "its content type names no charset, which those of all other cases do",
        &["Ec2XmlEmptyLists"],
    ),
    (
        "the request id is the HTTP server's to give",
        &["parses_the_request_id_from_the_response"],
    ),
];

fn find(exceptions: Exceptions, name: &str) -> Option<&'static str> {
    let found = exceptions.iter().find(|(_, cases)| cases.contains(&name));
    found.map(|(reason, _)| *reason)
}

pub(crate) fn read_otherwise(name: &str) -> Option<&'static str> {
    find(READ_OTHERWISE, name)
}

pub(crate) fn written_otherwise(name: &str) -> Option<&'static str> {
    find(WRITTEN_OTHERWISE, name)
}
