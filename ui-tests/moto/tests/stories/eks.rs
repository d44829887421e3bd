//! Amazon EKS: ARNs in the path, keys repeated in the query.

use std::collections::BTreeMap;

use aws_operation::Error;
use aws_operation_moto_tests::eks::{
    CreateCluster, DeleteCluster, DescribeCluster, DescribeClusterError, ListClusters,
    ListTagsForResource, TagResource, UntagResource, VpcConfigRequest,
};

use crate::servers::{TestResult, client};

#[test]
fn clusters() -> TestResult {
    let client = client();
    let names: Vec<String> = (1..=5).map(|number| format!("story-{number}")).collect();
    for name in &names {
        let network = VpcConfigRequest::new().subnet_ids(["subnet-1", "subnet-2"]);
        let made = client.send(&CreateCluster::new(
            &**name,
            "arn:aws:iam::123456789012:role/eks",
            network,
        ))?;
        assert_eq!(
            made.cluster.and_then(|cluster| cluster.name).as_ref(),
            Some(name)
        );
    }

    let pages: Vec<_> = client
        .pages(ListClusters::new().max_results(2))
        .collect::<Result<_, _>>()?;
    assert_eq!(pages.len(), 3);
    let mut listed: Vec<String> = client
        .items(ListClusters::new().max_results(2))
        .collect::<Result<_, _>>()?;
    listed.sort_unstable();
    assert_eq!(listed, names);

    let cluster = client.send(&DescribeCluster::new(&*names[0]))?.cluster;
    let arn = cluster.and_then(|cluster| cluster.arn).ok_or("no ARN")?;
    let tags = [("a b", "1"), ("c/ä", "2 3"), ("e", "")]
        .map(|(key, value)| (key.to_owned(), value.to_owned()));
    let tags = BTreeMap::from(tags);
    client.send(&TagResource::new(&*arn, tags.clone()))?;
    let found = client.send(&ListTagsForResource::new(&*arn))?.tags;
    assert_eq!(found, Some(tags));
    client.send(&UntagResource::new(&*arn, ["a b", "c/ä"]))?;
    // moto hears the first of the keys alone.
    let left = client
        .send(&ListTagsForResource::new(&*arn))?
        .tags
        .unwrap_or_default();
    assert!(
        left.contains_key("e") && !left.contains_key("a b"),
        "{left:?}"
    );

    for name in &names {
        client.send(&DeleteCluster::new(&**name))?;
        let error = client
            .send(&DescribeCluster::new(&**name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeClusterError::ResourceNotFoundException(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}
