//! Amazon `CloudWatch`, which speaks several protocols: one story, told in two of them. moto has none of CBOR, so the proxy has
//! botocore read it and write it. Nor does it page its alarms: the proxy cuts the list.

mod cbor {
    use aws_operation::RpcV2Cbor as Spoken;
    use aws_operation_moto_tests::cloudwatch_cbor as imported;

    const NAME: &str = "CBOR";

    include!("cloudwatch/story.rs");
}

mod json {
    use aws_operation::AwsJson1_0 as Spoken;
    use aws_operation_moto_tests::cloudwatch_json as imported;

    const NAME: &str = "JSON";

    include!("cloudwatch/story.rs");
}
