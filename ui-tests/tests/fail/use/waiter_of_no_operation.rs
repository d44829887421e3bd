use aws_operation::wait::{Verdict, Waiter};

struct GetJob {}

fn main() {
    let _ = Waiter::<GetJob>::until(|_| Verdict::Success);
}
