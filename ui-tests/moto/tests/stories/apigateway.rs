//! Amazon API Gateway. moto does not page here: the proxy cuts its list. Nor does its server find its way with an ARN
//! of this service in the path, as tags have it.

use aws_operation::Error;
use aws_operation_moto_tests::apigateway::{
    CreateResource, CreateRestApi, DeleteRestApi, GetResources, GetRestApi, GetRestApiError,
    GetRestApis, PatchOperation, UpdateRestApi,
};

use crate::servers::{TestResult, client};

#[test]
fn rest_apis() -> TestResult {
    let client = client();
    let mut ids = Vec::new();
    for number in 1..=3 {
        let request = CreateRestApi::new(format!("story {number}")).description("für ä & b");
        let made = client.send(&request)?;
        assert!(made.created_date.is_some());
        ids.push(made.id.ok_or("no id")?);
    }
    let pages = client.pages(GetRestApis::new().limit(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client
        .items(GetRestApis::new().limit(2))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed.into_iter().filter_map(|found| found.id).collect();
    assert!(ids.iter().all(|id| listed.contains(id)), "{listed:?}");

    let id = &*ids[0];
    let root = client
        .send(&GetResources::new(id))?
        .items
        .unwrap_or_default();
    let root = root
        .first()
        .and_then(|root| root.id.clone())
        .ok_or("no root")?;
    let made = client.send(&CreateResource::new(id, root, "pets"))?;
    assert_eq!(made.path.as_deref(), Some("/pets"));

    let rename = PatchOperation::new()
        .op("replace")
        .path("/name")
        .value("renamed");
    client.send(&UpdateRestApi::new(id).patch_operations([rename]))?;
    assert_eq!(
        client.send(&GetRestApi::new(id))?.name.as_deref(),
        Some("renamed")
    );

    for id in &ids {
        client.send(&DeleteRestApi::new(&**id))?;
        let error = client
            .send(&GetRestApi::new(&**id))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(GetRestApiError::NotFoundException(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}
