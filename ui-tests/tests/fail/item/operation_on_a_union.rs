use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
union CreateToken {
    number: u32,
    bits: f32,
}

fn main() {}
