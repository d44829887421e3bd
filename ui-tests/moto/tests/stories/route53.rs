//! Amazon Route 53: restXml with documents of some depth.

use aws_operation::{Client, Error};
use aws_operation_moto_tests::route53::{
    Change, ChangeAction, ChangeBatch, ChangeResourceRecordSets, ChangeResourceRecordSetsError,
    ChangeStatus, CreateHostedZone, DeleteHostedZone, DeleteHostedZoneError, GetHostedZone,
    GetHostedZoneError, HostedZoneConfig, ListHostedZones, ListResourceRecordSets, RRType,
    ResourceRecord, ResourceRecordSet,
};

use crate::servers::{TestResult, client};

fn text_record(name: &str, values: &[&str]) -> ResourceRecordSet {
    ResourceRecordSet::new(name, RRType::Txt)
        .ttl(300)
        .resource_records(values.iter().map(|value| ResourceRecord::new(*value)))
}

#[test]
fn zones() -> TestResult {
    let client = client();
    let mut ids = Vec::new();
    for number in 1..=3 {
        let config = HostedZoneConfig::new().comment("für ä & <b>");
        let zone = CreateHostedZone::new(
            format!("zones{number}.example.com"),
            format!("story {number}"),
        )
        .hosted_zone_config(config);
        let made = client.send(&zone)?;
        assert!(
            made.location
                .is_some_and(|url| url.contains("/hostedzone/"))
        );
        assert_eq!(
            made.delegation_set.map(|set| set.name_servers.len()),
            Some(4)
        );
        ids.push(made.hosted_zone.ok_or("no zone")?.id);
    }
    let list = || ListHostedZones::new().max_items("2");
    assert!(client.pages(list()).count() > 1);
    let listed: Vec<_> = client.items(list()).collect::<Result<_, _>>()?;
    for id in &ids {
        assert!(listed.iter().any(|zone| &zone.id == id), "{id}");
    }

    let id = ids[0].rsplit('/').next().ok_or("no id")?;
    let zone = client.send(&GetHostedZone::new(id))?;
    let zone = zone.hosted_zone.ok_or("no zone")?;
    assert_eq!(zone.name, "zones1.example.com.");
    assert_eq!(zone.caller_reference, "story 1");
    let config = zone.config.ok_or("no configuration")?;
    assert_eq!(config.comment.as_deref(), Some("für ä & <b>"));
    assert_eq!(config.private_zone, Some(false));

    for id in &ids {
        let id = id.rsplit('/').next().ok_or("no id")?;
        client.send(&DeleteHostedZone::new(id))?;
        let error = client
            .send(&GetHostedZone::new(id))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(GetHostedZoneError::NoSuchHostedZone(_), _)
            ),
            "{error}"
        );
        let said = error.service_error().ok_or("nobody said so")?;
        assert_eq!(
            (said.status().as_u16(), said.code()),
            (404, Some("NoSuchHostedZone"))
        );
    }
    Ok(())
}

#[test]
fn records() -> TestResult {
    let client = client();
    let zone = CreateHostedZone::new("records.example.com", "records of a story");
    let id = client.send(&zone)?.hosted_zone.ok_or("no zone")?.id;
    let id = id.rsplit('/').next().ok_or("no id")?;
    let values = ["\"a  b & <c>\"", "\"ä='d'\""];
    let names: Vec<_> = (1..=5)
        .map(|n| format!("r{n}.records.example.com."))
        .collect();
    let changes = names
        .iter()
        .map(|name| Change::new(ChangeAction::Create, text_record(name, &values)));
    let batch = ChangeBatch::new(changes).comment("all & more");
    let made = client.send(&ChangeResourceRecordSets::new(id, batch))?;
    let made = made.change_info.ok_or("no change")?;
    assert_eq!(made.status, Some(ChangeStatus::Insync));
    assert!(made.submitted_at.epoch_seconds() > 0);

    let listed = all_records(&client, id)?;
    let found: Vec<_> = listed
        .iter()
        .filter(|set| set.r#type == RRType::Txt)
        .map(|set| set.name.clone())
        .collect();
    assert_eq!(found, names);
    let of_first = listed
        .iter()
        .find(|set| set.name == names[0])
        .ok_or("none")?;
    assert_eq!(of_first.ttl, Some(300));
    let records = of_first.resource_records.as_deref().unwrap_or_default();
    let records: Vec<_> = records.iter().map(|record| &*record.value).collect();
    assert_eq!(records, values);

    let wrong = Change::new(
        ChangeAction::Delete,
        text_record("r9.records.example.com.", &[]),
    );
    let error = client
        .send(&ChangeResourceRecordSets::new(
            id,
            ChangeBatch::new([wrong]),
        ))
        .expect_err("it is not there");
    assert!(
        matches!(
            error,
            Error::Modeled(
                ChangeResourceRecordSetsError::InvalidChangeBatch(_)
                    | ChangeResourceRecordSetsError::InvalidInput(_),
                _
            )
        ),
        "{error}"
    );
    let error = client
        .send(&DeleteHostedZone::new(id))
        .expect_err("it is not empty");
    assert!(
        matches!(
            error,
            Error::Modeled(DeleteHostedZoneError::HostedZoneNotEmpty(_), _)
        ),
        "{error}"
    );
    let changes = names
        .iter()
        .map(|name| Change::new(ChangeAction::Delete, text_record(name, &values)));
    client.send(&ChangeResourceRecordSets::new(
        id,
        ChangeBatch::new(changes),
    ))?;
    client.send(&DeleteHostedZone::new(id))?;
    Ok(())
}

/// Its token has three parts, which no paginator of ours has.
fn all_records(
    client: &Client,
    zone: &str,
) -> Result<Vec<ResourceRecordSet>, Box<dyn std::error::Error>> {
    let mut list = ListResourceRecordSets::new(zone).max_items("3");
    let mut found = Vec::new();
    loop {
        let page = client.send(&list)?;
        assert!(page.resource_record_sets.len() <= 3);
        found.extend(page.resource_record_sets);
        let Some(name) = page.next_record_name else {
            assert!(!page.is_truncated);
            return Ok(found);
        };
        list = list.start_record_name(name);
        list.start_record_type = page.next_record_type;
        list.start_record_identifier = page.next_record_identifier;
    }
}
