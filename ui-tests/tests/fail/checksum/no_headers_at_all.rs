use aws_operation::aws_operation;

#[aws_operation(method = "PUT", uri = "/", checksum(request_algorithm = "algorithm", request_validation_mode = "mode"))]
struct Put {
    tags: Vec<String>,
}

fn main() {}
