// Shapes of requests and of responses. The build has the server half on, so that each has both directions.

use aws_operation::http::Response;
use aws_operation::{Endpoint, Operation, Timestamp, aws_operation, aws_output, aws_shape};

#[aws_operation(method = "POST", uri = "/{order}", output = Found)]
struct Find {
    order: Order,
    filters: Vec<Filter<'static>>,
    since: Option<Since>,
}

#[aws_shape(only_in = "request")]
#[derive(Clone, Debug)]
enum Order {
    First,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape(only_in = "request")]
#[derive(Debug)]
struct Filter<'a> {
    key: &'a str,
    values: Option<Vec<String>>,
}

#[aws_shape(only_in = "request")]
#[derive(Debug)]
enum Since {
    #[aws(timestamp = "date-time")]
    Time(Timestamp),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_output]
struct Found {
    tags: Vec<Tag>,
}

#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Debug)]
struct Tag {
    #[aws(timestamp = "date-time")]
    time: Option<Timestamp>,
    inner: Option<Box<Tag>>,
    priority: Option<Priority>,
}

#[aws_shape(only_in = "response")]
#[derive(Debug, PartialEq)]
enum Priority {
    #[aws(value = 1)]
    Low,
    #[aws(unknown)]
    Unknown(i32),
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let find = Find::new("First", [Filter::new("k").values(["v"])])
        .since(Since::Time(Timestamp::from_secs(0)));
    let request = find.encode(&Endpoint::new("https://example.com")?)?;
    assert_eq!(request.uri(), "https://example.com/First");
    assert_eq!(
        request.body().as_bytes(),
        br#"{"filters":[{"key":"k","values":["v"]}],"since":{"time":"1970-01-01T00:00:00Z"}}"#
    );
    let found = Find::decode(Response::new(
        r#"{"tags":[{"Time":"1970-01-01T00:00:00Z","Inner":{"Priority":1}}]}"#,
    ))?;
    assert_eq!(found.tags[0].time, Some(Timestamp::from_secs(0)));
    let inner = found.tags[0].inner.as_ref().expect("a tag");
    assert_eq!(inner.priority, Some(Priority::Low));
    Ok(())
}
