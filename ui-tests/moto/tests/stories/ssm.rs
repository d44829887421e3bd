//! AWS Systems Manager: the parameter store. Pages are moto's own, their tokens are numbers in strings.

use aws_operation::{
    Auth, AwsJson1_1, Error, Sensitive, Service, ServiceMetadata, Timestamp, aws_error,
    aws_operation, aws_output, aws_shape,
};
use aws_operation_moto_tests::ssm::{
    self as imported, AddTagsToResource, DeleteParameter, DeleteParameters, DescribeParameters,
    GetParameterHistory, GetParametersByPath, ListTagsForResource, ParameterStringFilter,
    ParameterType, PutParameter, PutParameterError, ResourceTypeForTagging, Tag,
};

use crate::servers::{TestResult, client};

enum Ssm {}

impl Service for Ssm {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("SSM", "ssm")
        .target("AmazonSSM")
        .auth(Auth::SigV4);
}

#[aws_operation(service = Ssm, output = Found, error = GetParameterError, rename_all = "PascalCase")]
struct GetParameter {
    name: String,
    with_decryption: Option<bool>,
}

#[aws_output(rename_all = "PascalCase")]
struct Found {
    parameter: Parameter,
}

#[aws_shape(rename_all = "PascalCase")]
struct Parameter {
    #[aws(rename = "ARN")]
    arn: String,
    value: Sensitive<String>,
    version: i64,
    last_modified_date: Timestamp,
}

#[aws_error]
#[derive(Debug)]
enum GetParameterError {
    ParameterNotFound,
}

#[test]
fn parameters() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("/story/größe.{n}")).collect();
    for name in &names {
        let value = Sensitive::from("ä \"b\" \u{1f980}".to_owned());
        let request = PutParameter::new(&**name, value).r#type(ParameterType::SecureString);
        assert_eq!(client.send(&request)?.version, Some(1));
    }
    let taken = PutParameter::new(&*names[0], Sensitive::from("b".to_owned()))
        .r#type(ParameterType::SecureString);
    let error = client.send(&taken).expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(PutParameterError::ParameterAlreadyExists(_), _)
        ),
        "{error}"
    );
    assert_eq!(client.send(&taken.overwrite(true))?.version, Some(2));

    let by_path = || GetParametersByPath::new("/story").with_decryption(true);
    let pages = client.pages(by_path().max_results(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);
    let listed: Vec<_> = client
        .items(by_path().max_results(3))
        .collect::<Result<_, _>>()?;
    assert_eq!(listed.len(), names.len());
    let filter = ParameterStringFilter::new("Name")
        .option("BeginsWith")
        .values(["/story/"]);
    let described: Vec<_> = client
        .items(
            DescribeParameters::new()
                .parameter_filters([filter])
                .max_results(2),
        )
        .collect::<Result<_, _>>()?;
    assert_eq!(described.len(), names.len());
    let history = client.pages(GetParameterHistory::new(&*names[0]).max_results(1));
    assert_eq!(history.collect::<Result<Vec<_>, _>>()?.len(), 2);

    let name = &*names[0];
    for decrypted in [false, true] {
        let found = client.send(&GetParameter::new(name).with_decryption(decrypted))?;
        let expected =
            client.send(&imported::GetParameter::new(name).with_decryption(decrypted))?;
        let expected = expected.parameter.ok_or("no parameter")?;
        let found = found.parameter;
        assert_eq!(Some(found.arn), expected.arn);
        assert_eq!(Some(&found.value), expected.value.as_ref());
        assert_eq!(found.value.expose() == "b", decrypted);
        assert_eq!((Some(found.version), 2), (expected.version, found.version));
        assert_eq!(Some(found.last_modified_date), expected.last_modified_date);
    }

    let kind = ResourceTypeForTagging::Parameter;
    client.send(&AddTagsToResource::new(
        kind.clone(),
        name,
        [Tag::new("a b", "ä")],
    ))?;
    let tags = client.send(&ListTagsForResource::new(kind, name))?.tag_list;
    assert_eq!(tags.unwrap_or_default().len(), 1);

    client.send(&DeleteParameter::new(name))?;
    let deleted = client.send(&DeleteParameters::new(&names))?;
    assert_eq!(deleted.invalid_parameters, Some(vec![name.to_owned()]));
    let error = client
        .send(&GetParameter::new(name))
        .err()
        .ok_or("it is gone")?;
    assert!(
        matches!(
            error,
            Error::Modeled(GetParameterError::ParameterNotFound, _)
        ),
        "{error}"
    );
    Ok(())
}
