use aws_operation::wait::Waiter;
use aws_operation::aws_operation;

#[aws_operation(method = "GET", uri = "/job")]
struct GetJob {}

fn main() {
    let _ = Waiter::<GetJob>::until(|reply| reply.is_ok());
}
