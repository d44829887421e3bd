//! Amazon S3: XML and streams, keys of any kind, buckets in the path and in the host.

use std::collections::BTreeMap;
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, SystemTime};

use aws_operation::http::Uri;
use aws_operation::ureq::config::Config;
use aws_operation::ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use aws_operation::ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use aws_operation::ureq::{self, Agent};
use aws_operation::{
    AddressingStyle, ByteStream, Client, EncodeSettings, Endpoint, Error, ModeledError, Operation,
    sigv4,
};
use aws_operation_moto_tests::s3::{
    AbortMultipartUpload, AbortMultipartUploadError, BucketLocationConstraint,
    CompleteMultipartUpload, CompletedMultipartUpload, CompletedPart, CopyObject, CreateBucket,
    CreateBucketConfiguration, CreateBucketError, CreateMultipartUpload, Delete, DeleteBucket,
    DeleteObject, DeleteObjects, GetBucketLocation, GetObject, GetObjectError, GetObjectOutput,
    GetObjectTagging, HeadBucket, HeadObject, ListBuckets, ListObjectsV2, ListObjectsV2Error,
    ListParts, MetadataDirective, ObjectIdentifier, PutObject, PutObjectTagging, S3, Tag, Tagging,
    UploadPart,
};

use crate::servers::{REGION, TestResult, client, credentials, setting};

/// What names another path everywhere but in a bucket.
const DOTS: &str = "a//b/../c";

fn text(found: GetObjectOutput) -> std::io::Result<String> {
    let (mut body, mut text) = (found.body, String::new());
    body.read_to_string(&mut text)?;
    Ok(text)
}

fn in_frankfurt(bucket: &str) -> CreateBucket {
    let place =
        CreateBucketConfiguration::new().location_constraint(BucketLocationConstraint::EuCentral1);
    CreateBucket::new(bucket).create_bucket_configuration(place)
}

#[test]
fn buckets() -> TestResult {
    let client = client();
    let (near, far) = ("story-near", "story-far");
    client.send(&CreateBucket::new(near))?;
    let made = client.send(&in_frankfurt(far))?;
    assert!(made.location.is_some_and(|place| place.contains(far)));
    client.wait(&HeadBucket::new(far), &S3::bucket_exists())?;

    let error = client.send(&in_frankfurt(far)).expect_err("it is ours");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateBucketError::BucketAlreadyOwnedByYou, _)
        ),
        "{error}"
    );
    let place = client.send(&GetBucketLocation::new(far))?;
    assert_eq!(
        place.location_constraint,
        Some(BucketLocationConstraint::EuCentral1)
    );
    // That of us-east-1 is not said.
    let place = client.send(&GetBucketLocation::new(near))?;
    assert_eq!(place.location_constraint, None);
    let listed: Vec<_> = client
        .items(ListBuckets::new())
        .filter_map(|bucket| bucket.map(|bucket| bucket.name).transpose())
        .collect::<Result<_, _>>()?;
    assert!(
        [near, far]
            .iter()
            .all(|name| listed.contains(&(*name).to_owned())),
        "{listed:?}"
    );

    for bucket in [near, far] {
        client.send(&DeleteBucket::new(bucket))?;
        client.wait(&HeadBucket::new(bucket), &S3::bucket_not_exists())?;
        let error = client
            .send(&ListObjectsV2::new(bucket))
            .expect_err("it is gone");
        assert!(
            matches!(error, Error::Modeled(ListObjectsV2Error::NoSuchBucket, _)),
            "{error}"
        );
        let error = client
            .send(&HeadBucket::new(bucket))
            .expect_err("it is gone");
        assert_only_status(&error);
    }
    Ok(())
}

#[test]
fn objects() -> TestResult {
    let client = client();
    let bucket = "story-objects";
    client.send(&CreateBucket::new(bucket))?;
    let keys = [
        "a b/c.txt",
        "größe/€ ü.txt",
        "1+1=2 & 3%20?#",
        "a//b/c",
        "~'(*)!",
    ];
    for key in keys {
        assert_round_trip(&client, bucket, key)?;
    }
    let listed: Vec<_> = client
        .items(ListObjectsV2::new(bucket).max_keys(2))
        .collect::<Result<_, _>>()?;
    let mut listed: Vec<_> = listed.into_iter().filter_map(|found| found.key).collect();
    listed.sort_unstable();
    let mut sorted = keys;
    sorted.sort_unstable();
    assert_eq!(listed, sorted);

    let all = keys.map(ObjectIdentifier::new);
    let gone = client.send(&DeleteObjects::new(bucket, Delete::new(all)))?;
    let gone = (
        gone.deleted.unwrap_or_default(),
        gone.errors.unwrap_or_default(),
    );
    assert_eq!((gone.0.len(), gone.1.len()), (keys.len(), 0));
    for key in keys {
        let error = client
            .send(&GetObject::new(bucket, key))
            .err()
            .ok_or("it is gone")?;
        assert!(
            matches!(error, Error::Modeled(GetObjectError::NoSuchKey, _)),
            "{error}"
        );
        assert_eq!(
            error.service_error().and_then(|error| error.message()),
            Some("The specified key does not exist.")
        );
        let error = client
            .send(&HeadObject::new(bucket, key))
            .expect_err("it is gone");
        assert_only_status(&error);
        // What is not there can be deleted.
        client.send(&DeleteObject::new(bucket, key))?;
    }
    client.send(&DeleteBucket::new(bucket))?;
    Ok(())
}

/// A reply to HEAD has no body that could say more.
fn assert_only_status<E: ModeledError>(error: &Error<E>) {
    let said = error.service_error().expect("S3 said so");
    assert_eq!(
        (said.status().as_u16(), said.code()),
        (404, None),
        "{error}"
    );
}

fn assert_round_trip(client: &Client, bucket: &str, key: &str) -> TestResult {
    let content = format!("content of {key}");
    let metadata = BTreeMap::from([
        ("owner".to_owned(), "Ada Lovelace".to_owned()),
        ("x-y.z".to_owned(), "a=b; c".to_owned()),
    ]);
    let put = PutObject::new(bucket, key)
        .body(ByteStream::from(&*content))
        .content_type("text/plain; charset=utf-8")
        .metadata(metadata.clone());
    let made = client.send(&put)?;
    let read = client.send(&GetObject::new(bucket, key))?;
    assert_eq!(read.e_tag, made.e_tag);
    assert_eq!(read.metadata.as_ref(), Some(&metadata));
    assert_eq!(read.checksum_crc32, made.checksum_crc32);
    assert!(read.checksum_crc32.is_some());
    assert_eq!(text(read)?, content);

    let head = client.send(&HeadObject::new(bucket, key))?;
    assert_eq!(head.e_tag, made.e_tag);
    assert_eq!(head.content_length, Some(i64::try_from(content.len())?));
    assert_eq!(
        head.content_type.as_deref(),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(head.metadata, Some(metadata));
    assert!(head.last_modified.is_some());

    let part = client.send(&GetObject::new(bucket, key).range("bytes=3-6"))?;
    let range = format!("bytes 3-6/{}", content.len());
    assert_eq!(part.content_range, Some(range));
    assert_eq!(part.content_length, Some(4));
    assert_eq!(text(part)?, "tent");
    Ok(())
}

#[test]
fn pages() -> TestResult {
    let client = client();
    let bucket = "story-pages";
    client.send(&CreateBucket::new(bucket))?;
    let keys: Vec<_> = (1..=5).map(|n| format!("list/{n} & ä+")).collect();
    for key in keys.iter().map(String::as_str).chain(["other/1"]) {
        client.send(&PutObject::new(bucket, key).body(ByteStream::from("x")))?;
    }
    let list = || ListObjectsV2::new(bucket).prefix("list/").max_keys(2);
    let pages: Vec<_> = client.pages(list()).collect::<Result<_, _>>()?;
    let counts: Vec<_> = pages.iter().map(|page| page.key_count).collect();
    assert_eq!(counts, [Some(2), Some(2), Some(1)]);
    let objects: Vec<_> = pages
        .into_iter()
        .flat_map(|page| page.contents.unwrap_or_default())
        .collect();
    assert!(objects.iter().all(|object| object.size == Some(1)));
    let listed: Vec<_> = objects.into_iter().filter_map(|found| found.key).collect();
    assert_eq!(listed, keys);

    let folders = client.send(&ListObjectsV2::new(bucket).delimiter("/"))?;
    assert_eq!(folders.contents.map(|objects| objects.len()), None);
    let folders: Vec<_> = folders
        .common_prefixes
        .unwrap_or_default()
        .into_iter()
        .filter_map(|folder| folder.prefix)
        .collect();
    assert_eq!(folders, ["list/", "other/"]);
    Ok(())
}

#[test]
fn copies_and_tags() -> TestResult {
    let client = client();
    let bucket = "story-copies";
    client.send(&CreateBucket::new(bucket))?;
    let key = "a ü+1";
    let tags = "team=dns%20%2B%20more&stage=1";
    let put = PutObject::new(bucket, key)
        .body(ByteStream::from("original"))
        .tagging(tags);
    let made = client.send(&put)?;
    let metadata = BTreeMap::from([("copied".to_owned(), "yes".to_owned())]);
    // Whoever copies has to encode what is copied.
    let copy = CopyObject::new(bucket, format!("{bucket}/a%20%C3%BC%2B1"), "copy")
        .metadata_directive(MetadataDirective::Replace)
        .metadata(metadata.clone());
    let copied = client.send(&copy)?.copy_object_result.ok_or("no result")?;
    assert_eq!(copied.e_tag, made.e_tag);
    assert!(copied.last_modified.is_some());
    let read = client.send(&GetObject::new(bucket, "copy"))?;
    assert_eq!(read.metadata, Some(metadata));
    assert_eq!(read.tag_count, Some(2));
    assert_eq!(text(read)?, "original");

    let found = client.send(&GetObjectTagging::new(bucket, key))?.tag_set;
    let mut found: Vec<_> = found.into_iter().map(|tag| (tag.key, tag.value)).collect();
    found.sort_unstable();
    let expected = [("stage", "1"), ("team", "dns + more")];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let tagging = Tagging::new([Tag::new("a b", "c+d=e @ f:g/h")]);
    client.send(&PutObjectTagging::new(bucket, key, tagging))?;
    let found = client.send(&GetObjectTagging::new(bucket, key))?.tag_set;
    assert_eq!(found.len(), 1);
    assert_eq!((&*found[0].key, &*found[0].value), ("a b", "c+d=e @ f:g/h"));

    let absent = CopyObject::new(bucket, format!("{bucket}/none"), "copy");
    let error = client.send(&absent).expect_err("it is not there");
    let code = error.service_error().and_then(|error| error.code());
    assert_eq!(code, Some("NoSuchKey"));
    Ok(())
}

#[test]
fn uploads_in_parts() -> TestResult {
    const PART: usize = 5 << 20;
    let client = client();
    let (bucket, key) = ("story-parts", "large ä");
    client.send(&CreateBucket::new(bucket))?;
    let create = CreateMultipartUpload::new(bucket, key).content_type("application/x-story");
    let begun = client.send(&create)?;
    assert_eq!(begun.key.as_deref(), Some(key));
    let id = &*begun.upload_id.ok_or("no id")?;
    let contents = [vec![1; PART], vec![2; 10]];
    let mut parts = Vec::new();
    for (number, content) in (1..).zip(&contents) {
        let part = UploadPart::new(bucket, key, number, id).body(ByteStream::from(&**content));
        let e_tag = client.send(&part)?.e_tag.ok_or("no tag")?;
        parts.push(CompletedPart::new().part_number(number).e_tag(e_tag));
    }
    let list = || ListParts::new(bucket, key, id).max_parts(1);
    let listed: Vec<_> = client.items(list()).collect::<Result<_, _>>()?;
    let sizes: Vec<_> = listed.into_iter().filter_map(|part| part.size).collect();
    assert_eq!(sizes, [i64::try_from(PART)?, 10]);
    // The last page has a marker too, which `IsTruncated` alone tells from one of a page that follows.
    let last = client.pages(list()).last().ok_or("no page")??;
    assert_eq!(last.is_truncated, Some(false));
    assert!(last.next_part_number_marker.is_some());

    let upload = CompletedMultipartUpload::new().parts(parts);
    let complete = CompleteMultipartUpload::new(bucket, key, id).multipart_upload(upload);
    let done = client.send(&complete)?;
    assert_eq!(done.key.as_deref(), Some(key));
    assert!(
        done.e_tag
            .is_some_and(|tag| tag.trim_matches('"').ends_with("-2"))
    );
    let mut read = client.send(&GetObject::new(bucket, key))?;
    assert_eq!(read.content_type.as_deref(), Some("application/x-story"));
    let mut bytes = Vec::new();
    read.body.read_to_end(&mut bytes)?;
    assert!(bytes == contents.concat());

    let begun = client.send(&CreateMultipartUpload::new(bucket, "another"))?;
    let abort = AbortMultipartUpload::new(bucket, "another", begun.upload_id.ok_or("no id")?);
    client.send(&abort)?;
    let error = client.send(&abort).expect_err("it is gone");
    assert!(
        matches!(
            error,
            Error::Modeled(AbortMultipartUploadError::NoSuchUpload, _)
        ),
        "{error}"
    );
    Ok(())
}

#[test]
fn urls_for_others() -> TestResult {
    let client = client();
    let (bucket, key) = ("story-urls", "a b/ü+1?.txt");
    client.send(&CreateBucket::new(bucket))?;
    let agent: Agent = Agent::config_builder()
        .proxy(None)
        .http_status_as_error(false)
        .build()
        .into();

    let put = PutObject::new(bucket, key).content_type("text/plain");
    let url = presigned(&put)?;
    let refused = agent
        .put(&url)
        .header("content-type", "text/html")
        .send("<p>")?;
    assert_eq!(refused.status(), 403);
    let taken = agent
        .put(&url)
        .header("content-type", "text/plain")
        .send("from somebody")?;
    assert_eq!(taken.status(), 200);
    let read = client.send(&GetObject::new(bucket, key))?;
    assert_eq!(read.content_type.as_deref(), Some("text/plain"));
    assert_eq!(text(read)?, "from somebody");

    let get = GetObject::new(bucket, key).response_content_type("text/x-ü");
    let mut read = agent.get(presigned(&get)?).call()?;
    assert_eq!(read.status(), 200);
    assert_eq!(read.body_mut().read_to_string()?, "from somebody");
    let absent = agent
        .get(presigned(&GetObject::new(bucket, "none"))?)
        .call()?;
    assert_eq!(absent.status(), 404);
    Ok(())
}

fn presigned(operation: &impl Operation) -> Result<String, Box<dyn std::error::Error>> {
    let endpoint = Endpoint::new(setting("/url"))?;
    let url = sigv4::presign_operation(
        operation,
        &EncodeSettings::new(&endpoint),
        &credentials(),
        REGION,
        SystemTime::now().into(),
        Duration::from_secs(60),
    )?;
    Ok(url.to_string())
}

#[test]
fn buckets_in_the_host() -> TestResult {
    let bucket = "story-host";
    client().send(&CreateBucket::new(bucket))?;
    // In the path, this key would lead to another bucket.
    let put = PutObject::new(bucket, DOTS).body(ByteStream::from("dots"));
    let refused = client().send(&put).expect_err("it has dots");
    assert!(matches!(refused, Error::Build(_)), "{refused}");

    let client = client_of_hosts()?;
    client.send(&put)?;
    for key in ["a b/ü+1", "a//b/./c"] {
        assert_round_trip(&client, bucket, key)?;
    }
    let found = client.send(&GetObject::new(bucket, DOTS))?;
    assert_eq!(text(found)?, "dots");
    let error = client
        .send(&GetObject::new(bucket, "a/c"))
        .err()
        .ok_or("it is another key")?;
    assert!(
        matches!(error, Error::Modeled(GetObjectError::NoSuchKey, _)),
        "{error}"
    );
    let listed: Vec<_> = client
        .items(ListObjectsV2::new(bucket).max_keys(1))
        .collect::<Result<_, _>>()?;
    let mut listed: Vec<_> = listed.into_iter().filter_map(|found| found.key).collect();
    listed.sort_unstable();
    assert_eq!(listed, ["a b/ü+1", DOTS, "a//b/./c"]);
    client.send(&DeleteObject::new(bucket, DOTS))?;
    Ok(())
}

/// A client with buckets in the host: all of their hosts are this machine.
fn client_of_hosts() -> Result<Client, Box<dyn std::error::Error>> {
    let config = Agent::config_builder()
        .proxy(None)
        .http_status_as_error(false)
        .build();
    let agent = Agent::with_parts(config, DefaultConnector::default(), Here);
    let client = Client::builder()
        .endpoint_url(&setting("/url").replace("127.0.0.1", "localhost"))
        .allow_loopback_http(true)
        .agent(agent)
        .addressing_style(AddressingStyle::Virtual)
        .region(REGION)
        .credentials(credentials())
        .retries(aws_operation::retry::RetryPolicy::none());
    Ok(client.build()?)
}

/// Finds every host on this machine.
#[derive(Debug)]
struct Here;

impl Resolver for Here {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let port = uri.port_u16().ok_or(ureq::Error::HostNotFound)?;
        let mut found = self.empty();
        found.push(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        Ok(found)
    }
}
