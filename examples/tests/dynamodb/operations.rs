//! The operations, against a table in memory.

use std::error::Error;

use aws_operation::Error as CallError;
use aws_operation_examples::dynamodb::{
    AttributeValue, DeleteItem, GetItem, Item, OnConditionFailure, PutItem, Query, ReadError,
    ReadItem as _, ReturnValues, Scan, UpdateItem, WriteError, item,
};

use crate::service::{Service, TABLE};

type TestResult = Result<(), Box<dyn Error>>;

fn key(customer: &str, number: u32) -> Item {
    item([
        ("pk", customer.into()),
        ("sk", format!("order#{number}").into()),
    ])
}

fn order(customer: &str, number: u32) -> Item {
    let mut order = key(customer, number);
    order.insert("number".to_owned(), number.into());
    order
}

/// A table with four orders of Ada and one of Grace.
fn filled() -> Result<Service, Box<dyn Error>> {
    let service = Service::start(&[])?;
    let client = service.client();
    for order in [1, 2, 3, 4].map(|number| order("ada", number)) {
        client.send(&PutItem::new(TABLE, order))?;
    }
    client.send(&PutItem::new(TABLE, order("grace", 1)))?;
    Ok(service)
}

fn orders_of(customer: &str) -> Query {
    Query::new(TABLE)
        .key_condition_expression("pk = :pk")
        .expression_attribute_values(item([(":pk", customer.into())]))
}

#[test]
fn what_was_put_can_be_got_changed_and_deleted() -> TestResult {
    let service = filled()?;
    let client = service.client();
    let get = GetItem::new(TABLE, key("ada", 2));
    assert_eq!(client.send(&get)?.item, Some(order("ada", 2)));

    let update = UpdateItem::new(TABLE, key("ada", 2))
        .update_expression("SET paid = :yes, note = :note")
        .expression_attribute_values(item([(":yes", true.into()), (":note", "gift".into())]))
        .return_values(ReturnValues::AllNew);
    let changed = client.send(&update)?.attributes.ok_or("no attributes")?;
    assert!(changed.read::<bool>("paid")?);
    assert_eq!(changed.read::<u32>("number")?, 2);
    assert_eq!(client.send(&get)?.item, Some(changed.clone()));

    let delete = DeleteItem::new(TABLE, key("ada", 2)).return_values(ReturnValues::AllOld);
    assert_eq!(client.send(&delete)?.attributes, Some(changed));
    assert_eq!(client.send(&delete)?.attributes, None);
    assert_eq!(client.send(&get)?.item, None);
    Ok(())
}

#[test]
fn a_condition_that_does_not_hold_is_a_modelled_error() -> TestResult {
    let service = filled()?;
    let client = service.client();
    let put = PutItem::new(TABLE, key("ada", 1)).condition_expression("attribute_not_exists(pk)");
    let error = client.send(&put).expect_err("it is there");
    assert_eq!(
        error.modeled(),
        Some(&WriteError::ConditionalCheckFailedException { item: None })
    );
    let put = put.return_values_on_condition_check_failure(OnConditionFailure::AllOld);
    match client.send(&put) {
        Err(CallError::Modeled(WriteError::ConditionalCheckFailedException { item }, _)) => {
            assert_eq!(item, Some(order("ada", 1)));
        }
        other => panic!("{other:?}"),
    }
    let update = UpdateItem::new(TABLE, key("ada", 9)).condition_expression("attribute_exists(pk)");
    assert!(client.send(&update).is_err());
    let delete = DeleteItem::new(TABLE, key("ada", 9)).condition_expression("attribute_exists(pk)");
    assert!(client.send(&delete).is_err());
    Ok(())
}

#[test]
fn items_come_from_page_after_page() -> TestResult {
    let service = filled()?;
    let client = service.client();
    let puts = service.calls().len();
    let numbers = |query: Query| -> Result<Vec<u32>, Box<dyn Error>> {
        client
            .items(query)
            .map(|found| Ok(found?.read("number")?))
            .collect()
    };
    assert_eq!(numbers(orders_of("ada").limit(3))?, [1, 2, 3, 4]);
    assert_eq!(service.calls().len() - puts, 2);
    // A page that is full has a key, although nothing follows.
    assert_eq!(numbers(orders_of("ada").limit(2))?, [1, 2, 3, 4]);
    assert_eq!(service.calls().len() - puts, 2 + 3);
    assert_eq!(numbers(orders_of("ada"))?, [1, 2, 3, 4]);
    let backwards = orders_of("ada").scan_index_forward(false).limit(3);
    assert_eq!(numbers(backwards)?, [4, 3, 2, 1]);
    assert!(numbers(orders_of("nobody"))?.is_empty());
    let after = orders_of("ada").exclusive_start_key(key("ada", 3));
    assert_eq!(numbers(after)?, [4]);
    Ok(())
}

#[test]
fn pages_say_what_they_are_made_of() -> TestResult {
    let service = filled()?;
    let client = service.client();
    let mut sizes = Vec::new();
    for page in client.pages(Scan::new(TABLE).limit(2)) {
        let page = page?;
        assert_eq!(page.count, page.scanned_count);
        sizes.push((page.items.len(), page.last_evaluated_key));
    }
    assert_eq!(
        sizes,
        [
            (2, Some(key("ada", 2))),
            (2, Some(key("ada", 4))),
            (1, None)
        ]
    );
    Ok(())
}

#[test]
fn errors_are_told_with_what_dynamodb_said() -> TestResult {
    let service = filled()?;
    let client = service.client();
    let error = client.send(&GetItem::new("nothing", key("ada", 1)));
    let error = error.expect_err("there is no such table");
    assert_eq!(error.modeled(), Some(&ReadError::ResourceNotFoundException));

    // Not in the model, so with its code and message.
    let put = PutItem::new(TABLE, item([("pk", AttributeValue::from(1))]));
    let error = client.send(&put).expect_err("no key");
    assert_eq!(error.modeled(), None);
    let details = error.service_error().ok_or("no details")?;
    assert_eq!(details.code(), Some("ValidationException"));
    assert_eq!(
        error.to_string(),
        "PutItem: ValidationException: attribute `pk`: expected a string (S), found a number (N) (HTTP 400)"
    );
    Ok(())
}
