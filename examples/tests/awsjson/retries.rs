//! What the page says of operations that are made again is so.

use std::error::Error;
use std::fs;
use std::path::Path;

use aws_operation::{Operation as _, aws_operation};

/// Whether an operation of that name, which says nothing more, is made again.
macro_rules! by_name {
    ($($name:literal)*) => {[$({
        #[aws_operation(protocol = "awsJson1_0", target = "Service.Operation", name = $name)]
        struct Call {}
        ($name, Call::IDEMPOTENT)
    }),*]};
}

#[test]
fn names_say_what_is_made_again() -> Result<(), Box<dyn Error>> {
    #[aws_operation(
        protocol = "awsJson1_0",
        target = "DynamoDB_20120810.TransactWriteItems",
        rename_all = "PascalCase"
    )]
    struct TransactWriteItems {
        #[aws(idempotency_token)]
        client_request_token: Option<String>,
    }

    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/awsjson.md");
    let page = fs::read_to_string(page)?;
    let by_name = by_name! {
        "GetItem" "Query" "Scan" "BatchGetItem" "GetSecretValue" "DescribeAlarms" "PutItem" "UpdateItem" "DeleteItem"
        "SendMessage" "ReceiveMessage" "TransactGetItems"
    };
    let by_token = ("TransactWriteItems", TransactWriteItems::IDEMPOTENT);
    for (name, is_made_again) in by_name.into_iter().chain([by_token]) {
        let is_of = |row: &&str| row.starts_with("| `") && row.contains(&format!("`{name}`"));
        let mut rows = page.lines().filter(is_of);
        let row = rows.next().ok_or_else(|| format!("no row for {name}"))?;
        let said = row.split('|').nth(2).map(str::trim);
        assert_eq!(
            said,
            Some(if is_made_again { "yes" } else { "no" }),
            "{name}"
        );
    }
    Ok(())
}
