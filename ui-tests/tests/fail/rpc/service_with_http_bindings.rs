use aws_operation::{RestJson1, Service, ServiceMetadata, aws_operation};

enum Lambda {}

impl Service for Lambda {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda");
}

#[aws_operation(service = Lambda, rename_all = "PascalCase")]
struct GetFunction {
    function_name: String,
}

fn main() {}
