use aws_operation::wait::{Verdict, Waiter};
use aws_operation::{Client, aws_operation};

#[aws_operation(method = "GET", uri = "/job")]
struct GetJob {}

#[aws_operation(method = "DELETE", uri = "/job")]
struct DeleteJob {}

fn main() {
    let waiter = Waiter::<GetJob>::until(|_| Verdict::Success);
    let client = Client::new("https://example.com").unwrap();
    let _ = client.wait(&DeleteJob::new(), &waiter);
}
