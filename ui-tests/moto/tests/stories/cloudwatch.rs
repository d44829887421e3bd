//! Amazon `CloudWatch`, which speaks several protocols: one story, told in three of them. moto has none of CBOR, so the proxy
//! has botocore read it and write it. Nor does it page its alarms: the proxy cuts the list.

use aws_operation::{Auth, ServiceMetadata};

const METADATA: ServiceMetadata =
    ServiceMetadata::new("CloudWatch", "monitoring").auth(Auth::SigV4);

/// Its errors keep the codes of awsQuery.
const LATER_METADATA: ServiceMetadata = METADATA
    .target("GraniteServiceVersion20100801")
    .query_compatible(true);

mod cbor {
    use super::LATER_METADATA as METADATA;
    use aws_operation::RpcV2Cbor as Spoken;
    use aws_operation_moto_tests::cloudwatch_cbor as imported;

    const NAME: &str = "CBOR";

    include!("cloudwatch/story.rs");
}

mod json {
    use super::LATER_METADATA as METADATA;
    use aws_operation::AwsJson1_0 as Spoken;
    use aws_operation_moto_tests::cloudwatch_json as imported;

    const NAME: &str = "JSON";

    include!("cloudwatch/story.rs");
}

mod query {
    use aws_operation::AwsQuery as Spoken;
    use aws_operation_moto_tests::cloudwatch_query as imported;

    const METADATA: ServiceMetadata = super::METADATA.version("2010-08-01");

    const NAME: &str = "Query";

    include!("cloudwatch/story.rs");
}
