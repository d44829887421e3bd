use aws_operation::aws_error;

#[aws_error]
union SlowDownException {
    number: u32,
    bits: f32,
}

fn main() {}
