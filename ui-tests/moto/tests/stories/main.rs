//! Stories of real services: things are made, listed over pages, read, changed and deleted, on moto's server. A proxy before it
//! lets no request pass that botocore's signer would have signed otherwise. `run.py` starts both and then these tests.

// The members are called as the services call them.
#![allow(clippy::struct_field_names)]

#[cfg(moto)]
mod apigateway;
#[cfg(moto)]
mod batch;
#[cfg(moto)]
mod cloudformation;
#[cfg(moto)]
mod cloudwatch;
#[cfg(moto)]
mod dynamodb;
#[cfg(moto)]
mod ec2;
#[cfg(moto)]
mod ecr;
#[cfg(moto)]
mod efs;
#[cfg(moto)]
mod eks;
#[cfg(moto)]
mod events;
#[cfg(moto)]
mod glacier;
#[cfg(moto)]
mod iam;
#[cfg(moto)]
mod iot;
#[cfg(moto)]
mod kinesis;
#[cfg(moto)]
mod kms;
#[cfg(moto)]
mod lambda;
#[cfg(moto)]
mod logs;
#[cfg(moto)]
mod role_chain;
#[cfg(moto)]
mod route53;
#[cfg(moto)]
mod s3;
#[cfg(moto)]
mod secretsmanager;
#[cfg(moto)]
mod servers;
#[cfg(moto)]
mod signatures;
#[cfg(moto)]
mod sns;
#[cfg(moto)]
mod sqs;
#[cfg(moto)]
mod ssm;
#[cfg(moto)]
mod stepfunctions;
#[cfg(moto)]
mod sts;

/// In CI a step of its own runs `run.py`, which fails without the servers and counts what was verified.
#[cfg(not(moto))]
#[test]
fn no_servers() {
    println!(
        "skipped: AWS_OPERATION_MOTO is not set; `python ui-tests/moto/run.py`, with a Python that has what is in \
         ui-tests/moto/requirements.txt, starts moto's server and runs this"
    );
}
