//! Amazon S3 Glacier: bodies that are streams, members in headers.

use aws_operation::ByteStream;
use aws_operation_moto_tests::glacier::{
    CreateVault, DeleteArchive, DeleteVault, DescribeVault, InitiateJob, JobParameters, ListJobs,
    ListVaults, UploadArchive,
};

use crate::servers::{TestResult, client};

/// The account of the credentials.
const OWN: &str = "-";

#[test]
fn vaults() -> TestResult {
    let client = client();
    let names = ["story.1", "story_2", "story-3"];
    for name in names {
        client.send(&CreateVault::new(OWN, name))?;
    }
    let pages = client.pages(ListVaults::new(OWN).limit("2"));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client
        .items(ListVaults::new(OWN).limit("2"))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed
        .into_iter()
        .filter_map(|found| found.vault_name)
        .collect();
    assert!(
        names
            .iter()
            .all(|name| listed.iter().any(|found| found == name)),
        "{listed:?}"
    );

    let name = names[0];
    // Bytes can be signed, a reader could not.
    let archive = UploadArchive::new(name, OWN)
        .body(ByteStream::from(vec![7; 4096]))
        .archive_description("a  description");
    let archive = client.send(&archive)?.archive_id.ok_or("no id")?;
    let vault = client.send(&DescribeVault::new(OWN, name))?;
    assert_eq!(vault.number_of_archives, Some(1));
    let parameters = JobParameters::new()
        .r#type("archive-retrieval")
        .archive_id(&*archive);
    let job = client.send(&InitiateJob::new(OWN, name).job_parameters(parameters))?;
    let jobs: Vec<_> = client
        .items(ListJobs::new(OWN, name))
        .collect::<Result<_, _>>()?;
    assert!(jobs.iter().any(|found| found.job_id == job.job_id));
    client.send(&DeleteArchive::new(OWN, name, archive))?;

    for name in names {
        client.send(&DeleteVault::new(OWN, name))?;
    }
    let left: Vec<_> = client
        .items(ListVaults::new(OWN))
        .collect::<Result<_, _>>()?;
    assert!(left.is_empty(), "{left:?}");
    Ok(())
}
