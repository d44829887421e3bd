use aws_operation::{aws_error, aws_operation, aws_output};

#[aws_operation(method = "POST", uri = "/things/{id}", output = Thing, error = ThingError)]
struct CreateThing {
    #[aws(timestamp = "date-time")]
    id: u32,
    #[aws(query = "since", timestamp = "epoch-seconds")]
    since: Option<String>,
    #[aws(header = "X-Times", timestamp = "date-time")]
    times: Vec<i64>,
}

#[aws_output]
struct Thing {
    #[aws(timestamp = "date-time")]
    created: String,
}

#[aws_error]
#[derive(Debug)]
enum ThingError {
    GoneException {
        #[aws(header = "X-Gone", timestamp = "http-date")]
        at: Option<f64>,
        #[aws(timestamp = "date-time")]
        until: String,
    },
}

fn main() {}
