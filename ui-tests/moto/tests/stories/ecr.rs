//! Amazon ECR: another name for signatures than for the host. moto pages no list here: the proxy cuts it.

use aws_operation::{
    Auth, AwsJson1_1, Error, Sensitive, Service, ServiceMetadata, Timestamp, aws_error,
    aws_operation, aws_output, aws_shape,
};
use aws_operation_moto_tests::ecr::{
    self as imported, BatchDeleteImage, BatchGetImage, CreateRepository, CreateRepositoryError,
    DeleteRepository, DeleteRepositoryError, ImageFailureCode, ImageIdentifier, ImageTagMutability,
    ListImages, PutImage, PutImageTagMutability,
};

use crate::servers::{TestResult, client};

enum Ecr {}

impl Service for Ecr {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("ECR", "api.ecr")
        .target("AmazonEC2ContainerRegistry_V20150921")
        .signing_name("ecr")
        .auth(Auth::SigV4);
}

#[aws_operation(
    service = Ecr,
    output = Repositories,
    error = DescribeRepositoriesError,
    rename_all = "camelCase",
    paginate(input = "nextToken", output = "nextToken", items = "repositories", item = Repository)
)]
struct DescribeRepositories {
    repository_names: Option<Vec<String>>,
    max_results: Option<u32>,
    next_token: Option<String>,
}

#[aws_output(rename_all = "camelCase")]
struct Repositories {
    repositories: Vec<Repository>,
    next_token: Option<String>,
}

#[aws_shape(only_in = "response")]
#[derive(Clone, Debug)]
struct Repository {
    repository_name: String,
    repository_uri: String,
    created_at: Timestamp,
    image_tag_mutability: Mutability,
}

#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug, PartialEq)]
enum Mutability {
    Mutable,
    Immutable,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_error]
#[derive(Debug)]
enum DescribeRepositoriesError {
    RepositoryNotFoundException,
}

#[aws_operation(service = Ecr, output = Tokens)]
struct GetAuthorizationToken {}

#[aws_output(rename_all = "camelCase")]
struct Tokens {
    authorization_data: Vec<AuthorizationData>,
}

#[aws_shape(only_in = "response")]
struct AuthorizationData {
    authorization_token: Sensitive<String>,
    proxy_endpoint: String,
}

/// A manifest as docker sends it, without layers.
fn manifest(digit: char) -> String {
    let digest: String = std::iter::repeat_n(digit, 64).collect();
    format!(
        r#"{{"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": {{"mediaType": "application/vnd.docker.container.image.v1+json", "size": 2, "digest": "sha256:{digest}"}},
        "layers": []}}"#
    )
}

/// One after another, since moto loses the place in a list where something is deleted meanwhile.
#[test]
fn repositories_and_images() -> TestResult {
    repositories()?;
    images()?;
    Ok(())
}

fn repositories() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("story/a.b_{n}")).collect();
    for name in &names {
        let made = client.send(&CreateRepository::new(&**name))?.repository;
        assert!(made.is_some_and(|made| made.created_at.is_some()));
    }
    let error = client
        .send(&CreateRepository::new(&*names[0]))
        .expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(
                CreateRepositoryError::RepositoryAlreadyExistsException(_),
                _
            )
        ),
        "{error}"
    );
    let change = PutImageTagMutability::new(&*names[0], ImageTagMutability::Immutable);
    client.send(&change)?;

    // Both page, and read the same.
    let pages = client.pages(DescribeRepositories::new().max_results(2_u32));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);
    let found: Vec<_> = client
        .items(DescribeRepositories::new().max_results(2_u32))
        .collect::<Result<_, _>>()?;
    let expected: Vec<_> = client
        .items(imported::DescribeRepositories::new().max_results(3))
        .collect::<Result<_, _>>()?;
    assert_eq!((found.len(), expected.len()), (5, 5));
    for (found, expected) in found.into_iter().zip(expected) {
        let is_immutable = found.repository_name == names[0];
        assert_eq!(
            found.image_tag_mutability == Mutability::Immutable,
            is_immutable
        );
        assert_eq!(
            expected.image_tag_mutability == Some(ImageTagMutability::Immutable),
            is_immutable
        );
        assert_eq!(Some(found.repository_name), expected.repository_name);
        assert_eq!(Some(found.repository_uri), expected.repository_uri);
        assert_eq!(Some(found.created_at), expected.created_at);
    }

    for name in &names {
        client.send(&DeleteRepository::new(&**name))?;
        let gone = DescribeRepositories::new().repository_names([&**name]);
        let error = client.send(&gone).err().ok_or("it is gone")?;
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeRepositoriesError::RepositoryNotFoundException, _)
            ),
            "{error}"
        );
    }
    Ok(())
}

fn images() -> TestResult {
    let client = client();
    let name = "images/story";
    client.send(&CreateRepository::new(name))?;
    let tags = ["a", "b", "c"];
    for (tag, digit) in tags.into_iter().zip('1'..) {
        let image = PutImage::new(name, manifest(digit)).image_tag(tag);
        assert!(client.send(&image)?.image.is_some());
    }
    let pages = client.pages(ListImages::new(name).max_results(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client
        .items(ListImages::new(name).max_results(2))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed
        .iter()
        .filter_map(|image| image.image_tag.as_deref())
        .collect();
    assert_eq!(listed, tags);

    let read = BatchGetImage::new(name, [ImageIdentifier::new().image_tag("b")]);
    let found = client.send(&read)?.images.unwrap_or_default();
    assert_eq!(found[0].image_manifest, Some(manifest('2')));
    let error = client
        .send(&DeleteRepository::new(name))
        .expect_err("it is not empty");
    assert!(
        matches!(
            error,
            Error::Modeled(DeleteRepositoryError::RepositoryNotEmptyException(_), _)
        ),
        "{error}"
    );
    let all = tags.map(|tag| ImageIdentifier::new().image_tag(tag));
    client.send(&BatchDeleteImage::new(name, all))?;
    let failures = client.send(&read)?.failures.unwrap_or_default();
    assert_eq!(
        failures[0].failure_code,
        Some(ImageFailureCode::ImageNotFound)
    );
    client.send(&DeleteRepository::new(name))?;
    Ok(())
}

#[test]
fn tokens() -> TestResult {
    let client = client();
    let found = client.send(&GetAuthorizationToken::new())?;
    let expected = client.send(&imported::GetAuthorizationToken::new())?;
    let expected = expected.authorization_data.unwrap_or_default();
    assert_eq!(found.authorization_data.len(), expected.len());
    for (found, expected) in found.authorization_data.iter().zip(&expected) {
        let token = expected.authorization_token.as_ref();
        assert_eq!(Some(found.authorization_token.expose()), token);
        assert_eq!(
            Some(&found.proxy_endpoint),
            expected.proxy_endpoint.as_ref()
        );
        assert!(expected.expires_at.is_some());
    }
    Ok(())
}
