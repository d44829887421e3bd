use aws_operation::aws_operation;

#[aws_operation(protocol = "ec2Query", version = "2016-11-15", target = "ec2.DescribeRegions", rename_all = "PascalCase")]
struct DescribeRegions {}

fn main() {}
