//! AWS Lambda. moto does not page here: the proxy cuts its list.

use std::collections::BTreeMap;

use aws_operation::{Blob, Error};
use aws_operation_moto_tests::lambda::{
    CreateFunction, DeleteFunction, FunctionCode, GetFunction, GetFunctionError, ListFunctions,
    ListTags, ListVersionsByFunction, PublishVersion, TagResource, UntagResource,
    UpdateFunctionConfiguration,
};

use crate::servers::{TestResult, client, setting};

/// An archive without a file.
const ZIP: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

#[test]
fn functions() -> TestResult {
    let client = client();
    let names = ["story-1", "story_2", "story3"];
    let mut arns = Vec::new();
    for name in names {
        let code = FunctionCode::new().zip_file(Blob::from(ZIP));
        let request = CreateFunction::new(name, setting("/roleArn"), code)
            .runtime("python3.13")
            .handler("main.handle")
            .description("für ä & b");
        let made = client.send(&request)?;
        assert_eq!(made.code_size, Some(i64::try_from(ZIP.len())?));
        arns.push(made.function_arn.ok_or("no ARN")?);
    }
    let pages = client.pages(ListFunctions::new().max_items(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client
        .items(ListFunctions::new().max_items(2))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed
        .into_iter()
        .filter_map(|found| found.function_name)
        .collect();
    assert!(
        names
            .iter()
            .all(|name| listed.iter().any(|found| found == name)),
        "{listed:?}"
    );

    let change = UpdateFunctionConfiguration::new(names[0]).timeout(42);
    client.send(&change)?;
    let found = client.send(&GetFunction::new(names[0]))?.configuration;
    assert_eq!(found.and_then(|found| found.timeout), Some(42));
    client.send(&PublishVersion::new(names[0]))?;
    let versions: Vec<_> = client
        .items(ListVersionsByFunction::new(names[0]))
        .collect::<Result<_, _>>()?;
    assert_eq!(versions.len(), 2);

    let tags = BTreeMap::from([
        ("a b".to_owned(), "ä".to_owned()),
        ("c".to_owned(), "2".to_owned()),
    ]);
    client.send(&TagResource::new(&*arns[0], tags.clone()))?;
    assert_eq!(client.send(&ListTags::new(&*arns[0]))?.tags, Some(tags));
    client.send(&UntagResource::new(&*arns[0], ["a b", "c"]))?;
    assert_eq!(
        client
            .send(&ListTags::new(&*arns[0]))?
            .tags
            .unwrap_or_default()
            .len(),
        0
    );

    // An ARN is as good as a name.
    for arn in &arns {
        client.send(&DeleteFunction::new(&**arn))?;
    }
    for name in names {
        let error = client
            .send(&GetFunction::new(name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(GetFunctionError::ResourceNotFoundException(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}
