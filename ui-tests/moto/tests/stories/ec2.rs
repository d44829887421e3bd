//! Amazon EC2: lists that are flattened, members with two names, no errors in the model.

use std::time::Duration;

use aws_operation::{Error, ModeledError};
use aws_operation_moto_tests::ec2::{
    AuthorizeSecurityGroupIngress, CreateSecurityGroup, CreateSubnet, CreateTags, CreateVpc,
    DeleteSecurityGroup, DeleteSubnet, DeleteVpc, DescribeImages, DescribeInstances,
    DescribeSecurityGroups, DescribeSubnets, DescribeTags, DescribeVpcs, Ec2, Filter,
    InstanceStateName, InstanceType, IpPermission, IpRange, Ipv6Range, ResourceType, RunInstances,
    Tag, TagSpecification, TerminateInstances, UserIdGroupPair,
};

use crate::servers::{TestResult, client};

fn filter(name: &str, value: &str) -> Filter {
    Filter::new().name(name).values([value])
}

fn code<E: ModeledError>(error: &Error<E>) -> Option<&str> {
    error.service_error().and_then(|error| error.code())
}

#[test]
fn networks() -> TestResult {
    let client = client();
    let name = Tag::new().key("Name").value("für ä & <b>");
    let tags = TagSpecification::new()
        .resource_type(ResourceType::Vpc)
        .tags([name]);
    let vpc = CreateVpc::new()
        .cidr_block("10.1.0.0/16")
        .tag_specifications([tags]);
    let vpc = client.send(&vpc)?.vpc.ok_or("no VPC")?;
    assert_eq!(vpc.cidr_block.as_deref(), Some("10.1.0.0/16"));
    let tags = vpc.tags.as_deref().unwrap_or_default();
    assert_eq!(tags[0].value.as_deref(), Some("für ä & <b>"));
    let vpc = &*vpc.vpc_id.ok_or("no id")?;
    client.wait(&DescribeVpcs::new().vpc_ids([vpc]), &Ec2::vpc_available())?;

    let subnet = CreateSubnet::new(vpc)
        .cidr_block("10.1.7.0/24")
        .availability_zone("us-east-1a");
    let subnet = client.send(&subnet)?.subnet.ok_or("no subnet")?;
    assert_eq!(subnet.available_ip_address_count, Some(251));
    let subnet = &*subnet.subnet_id.ok_or("no id")?;
    client.wait(
        &DescribeSubnets::new().filters([filter("vpc-id", vpc)]),
        &Ec2::subnet_available(),
    )?;

    let group = CreateSecurityGroup::new("a story", "group-story").vpc_id(vpc);
    let id = client.send(&group)?.group_id.ok_or("no id")?;
    let error = client.send(&group).expect_err("there is one");
    assert!(matches!(error, Error::Unmodeled(_)), "{error}");
    assert_eq!(code(&error), Some("InvalidGroup.Duplicate"));
    let web = IpPermission::new()
        .ip_protocol("tcp")
        .from_port(443)
        .to_port(8443)
        .ip_ranges([
            IpRange::new().cidr_ip("192.0.2.0/24").description("a b"),
            IpRange::new().cidr_ip("198.51.100.0/24"),
        ])
        .ipv6_ranges([Ipv6Range::new().cidr_ipv6("2001:db8::/32")]);
    let own = IpPermission::new()
        .ip_protocol("-1")
        .user_id_group_pairs([UserIdGroupPair::new().group_id(&*id)]);
    let allow = AuthorizeSecurityGroupIngress::new()
        .group_id(&*id)
        .ip_permissions([web, own]);
    let allowed = client.send(&allow)?;
    assert_eq!(allowed.r#return, Some(true));
    // moto says only what came of the last.
    let rules = allowed.security_group_rules.unwrap_or_default();
    let source = rules[0].referenced_group_info.as_ref();
    assert_eq!(
        source.and_then(|group| group.group_id.as_deref()),
        Some(&*id)
    );
    assert_eq!(rules[0].ip_protocol.as_deref(), Some("-1"));
    let error = client.send(&allow).expect_err("it is there");
    assert_eq!(code(&error), Some("InvalidPermission.Duplicate"));

    let found = client.send(&DescribeSecurityGroups::new().group_ids([&*id]))?;
    let found = &found.security_groups.unwrap_or_default()[0];
    assert_eq!(found.group_name.as_deref(), Some("group-story"));
    let permissions = found.ip_permissions.as_deref().unwrap_or_default();
    let web = permissions
        .iter()
        .find(|rule| rule.from_port == Some(443))
        .ok_or("no rule")?;
    assert_eq!(web.to_port, Some(8443));
    let ranges = web.ip_ranges.as_deref().unwrap_or_default();
    assert_eq!(ranges.len(), 2);
    assert_eq!(ranges[0].description.as_deref(), Some("a b"));
    assert_eq!(web.ipv6_ranges.as_deref().map(<[_]>::len), Some(1));

    client.send(&DeleteSecurityGroup::new().group_id(&*id))?;
    client.send(&DeleteSubnet::new(subnet))?;
    client.send(&DeleteVpc::new(vpc))?;
    let error = client
        .send(&DescribeVpcs::new().vpc_ids([vpc]))
        .expect_err("it is gone");
    assert_eq!(code(&error), Some("InvalidVpcID.NotFound"));
    Ok(())
}

#[test]
fn instances() -> TestResult {
    let client = client();
    let images = client.send(&DescribeImages::new().owners(["amazon"]))?;
    let images = images.images.unwrap_or_default();
    let image = images[0].image_id.as_deref().ok_or("no id")?;
    let mut ids = Vec::new();
    for number in 1..=5 {
        let tags = TagSpecification::new()
            .resource_type(ResourceType::Instance)
            .tags([Tag::new()
                .key("story")
                .value(format!("instances & {number}"))]);
        let run = RunInstances::new(1, 1)
            .image_id(image)
            .instance_type(InstanceType::T3Micro)
            .tag_specifications([tags])
            .user_data("IyEvYmluL3NoCg==".to_owned());
        let started = client.send(&run)?;
        let started = &started.instances.unwrap_or_default()[0];
        assert_eq!(started.instance_type, Some(InstanceType::T3Micro));
        assert!(started.launch_time.is_some());
        ids.push(started.instance_id.clone().ok_or("no id")?);
    }
    let soon = Duration::from_millis(10);
    let all = DescribeInstances::new().instance_ids(&ids);
    client.wait(&all, &Ec2::instance_running().delay(soon))?;

    let list = || {
        DescribeInstances::new()
            .filters([
                filter("tag:story", "instances & *"),
                filter("instance-state-name", "running"),
            ])
            .max_results(2)
    };
    let pages = client.pages(list());
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);
    let listed: Vec<_> = client.items(list()).collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed
        .into_iter()
        .flat_map(|reservation| reservation.instances.unwrap_or_default())
        .filter_map(|instance| instance.instance_id)
        .collect();
    assert_eq!(listed, ids);

    let tag = Tag::new().key("größe").value("a+b=c & \"d\"");
    client.send(&CreateTags::new(&ids[..2], [tag]))?;
    let tags: Vec<_> = client
        .items(DescribeTags::new().filters([filter("key", "größe")]))
        .collect::<Result<_, _>>()?;
    assert_eq!(tags.len(), 2);
    for tag in tags {
        assert_eq!(tag.value.as_deref(), Some("a+b=c & \"d\""));
        assert_eq!(tag.resource_type, Some(ResourceType::Instance));
    }

    let ended = client.send(&TerminateInstances::new(&ids))?;
    let ended = ended.terminating_instances.unwrap_or_default();
    assert_eq!(ended.len(), ids.len());
    let before = ended[0]
        .previous_state
        .as_ref()
        .and_then(|state| state.name.as_ref());
    assert_eq!(before, Some(&InstanceStateName::Running));
    client.wait(&all, &Ec2::instance_terminated().delay(soon))?;

    let error = client
        .send(&TerminateInstances::new(["i-0123456789abcdef0"]))
        .expect_err("there is none");
    assert!(matches!(error, Error::Unmodeled(_)), "{error}");
    let said = error.service_error().ok_or("nobody said so")?;
    assert_eq!(
        (said.status().as_u16(), said.code()),
        (400, Some("InvalidInstanceID.NotFound"))
    );
    assert!(said.request_id().is_some());
    let error = client
        .send(&DescribeInstances::new().dry_run(true))
        .expect_err("it was only tried");
    assert_eq!(code(&error), Some("DryRunOperation"));
    Ok(())
}
