use aws_operation::{aws_operation, aws_output};

#[aws_operation(method = "GET", uri = "/things", output = Things, paginate(input = "nextToken", output = "nextToken", more))]
struct ListThings {
    #[aws(query = "nextToken")]
    next_token: Option<String>,
}

#[aws_output]
struct Things {
    things: Vec<String>,
    next_token: Option<String>,
    is_truncated: Option<bool>,
}

fn main() {}
