//! AWS `IoT`: names with colons, spaces and umlauts in the path; pages that moto really makes.

use std::collections::BTreeMap;

use aws_operation::Error;
use aws_operation_moto_tests::iot::{
    AttributePayload, CreateThing, DeleteThing, DescribeThing, DescribeThingError, ListThings,
    UpdateThing,
};

use crate::servers::{TestResult, client};

#[test]
fn things() -> TestResult {
    let client = client();
    let names = ["plain", "with:colon", "with space", "größe+1", "50%~*(x)'"];
    for name in names {
        let attributes = BTreeMap::from([("größe x".to_owned(), "a b&c=d".to_owned())]);
        let payload = AttributePayload::new().attributes(attributes);
        let made = client.send(&CreateThing::new(name).attribute_payload(payload))?;
        assert_eq!(made.thing_name.as_deref(), Some(name));
    }

    let pages: Vec<_> = client
        .pages(ListThings::new().max_results(2))
        .collect::<Result<_, _>>()?;
    let lengths: Vec<_> = pages
        .iter()
        .map(|page| page.things.as_ref().map_or(0, Vec::len))
        .collect();
    assert_eq!(lengths, [2, 2, 1]);
    // A query with a space, an umlaut and what has a meaning in a query.
    let found: Vec<_> = client
        .items(
            ListThings::new()
                .attribute_name("größe x")
                .attribute_value("a b&c=d")
                .max_results(3),
        )
        .collect::<Result<_, _>>()?;
    let mut found: Vec<_> = found
        .iter()
        .filter_map(|thing| thing.thing_name.as_deref())
        .collect();
    found.sort_unstable();
    let mut expected = names;
    expected.sort_unstable();
    assert_eq!(found, expected);

    for name in names {
        let thing = client.send(&DescribeThing::new(name))?;
        assert_eq!(thing.thing_name.as_deref(), Some(name));
        let attributes = BTreeMap::from([("colour".to_owned(), "blue".to_owned())]);
        let payload = AttributePayload::new().attributes(attributes).merge(true);
        client.send(&UpdateThing::new(name).attribute_payload(payload))?;
        let thing = client.send(&DescribeThing::new(name))?;
        assert_eq!(thing.attributes.unwrap_or_default().len(), 2, "{name}");
        client.send(&DeleteThing::new(name))?;
        let error = client
            .send(&DescribeThing::new(name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeThingError::ResourceNotFoundException(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}
