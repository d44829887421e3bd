use aws_operation::aws_operation;

#[aws_operation(method = "FETCH", uri = "/clients")]
struct ListClients {}

fn main() {}
