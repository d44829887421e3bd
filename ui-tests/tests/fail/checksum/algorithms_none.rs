use aws_operation::aws_operation;

#[aws_operation(method = "PUT", uri = "/", checksum(request_validation_mode = "checksum_mode", response_algorithms()))]
struct Put {
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    checksum_algorithm: Option<String>,
    #[aws(header = "x-amz-checksum-mode")]
    checksum_mode: Option<String>,
    #[aws(query = "kind")]
    kind: Option<String>,
    tags: Vec<String>,
}

fn main() {}
