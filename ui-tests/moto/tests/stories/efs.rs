//! Amazon EFS: idempotency tokens, pages by a marker, tags.

use aws_operation::Error;
use aws_operation_moto_tests::efs::{
    CreateFileSystem, CreateFileSystemError, DeleteFileSystem, DescribeFileSystems,
    DescribeFileSystemsError, ListTagsForResource, Tag, TagResource, UntagResource,
};

use crate::servers::{TestResult, client};

#[test]
fn file_systems() -> TestResult {
    let client = client();
    let mut ids = Vec::new();
    for number in 1..=5 {
        // The token is filled in.
        let request = CreateFileSystem::new().tags([Tag::new("Name", format!("story {number}"))]);
        ids.push(client.send(&request)?.file_system_id);
    }
    let again = CreateFileSystem::new().creation_token("the same");
    ids.push(client.send(&again)?.file_system_id);
    let error = client.send(&again).expect_err("the token was used");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateFileSystemError::FileSystemAlreadyExists(_), _)
        ),
        "{error}"
    );

    let pages: Vec<_> = client
        .pages(DescribeFileSystems::new().max_items(2))
        .collect::<Result<_, _>>()?;
    assert_eq!(pages.len(), 3);
    let listed: Vec<_> = client
        .items(DescribeFileSystems::new().max_items(4))
        .collect::<Result<_, _>>()?;
    let mut listed: Vec<_> = listed
        .into_iter()
        .map(|found| found.file_system_id)
        .collect();
    listed.sort_unstable();
    let mut expected = ids.clone();
    expected.sort_unstable();
    assert_eq!(listed, expected);

    let id = &*ids[0];
    client.send(&TagResource::new(id, [Tag::new("a b", "ä&=+")]))?;
    let tags = client
        .send(&ListTagsForResource::new(id))?
        .tags
        .unwrap_or_default();
    assert!(
        tags.iter()
            .any(|tag| tag.key == "a b" && tag.value == "ä&=+"),
        "{tags:?}"
    );
    client.send(&UntagResource::new(id, ["a b", "Name"]))?;
    let tags = client
        .send(&ListTagsForResource::new(id))?
        .tags
        .unwrap_or_default();
    assert!(tags.is_empty(), "{tags:?}");

    for id in &ids {
        client.send(&DeleteFileSystem::new(&**id))?;
        let request = DescribeFileSystems::new().file_system_id(&**id);
        let error = client.send(&request).expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeFileSystemsError::FileSystemNotFound(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}
