//! Stories of S3 on a server of another project. `run.py` starts it, and then these tests.

#[cfg(s3_server)]
mod broken;
#[cfg(s3_server)]
mod objects;
#[cfg(s3_server)]
mod parts;
#[cfg(s3_server)]
mod signatures;
#[cfg(s3_server)]
mod support;

/// `run.py` fails without the server.
#[cfg(not(s3_server))]
#[test]
fn no_server() {
    println!(
        "skipped: AWS_OPERATION_S3 is not set; `python3 ui-tests/s3/run.py` starts a server and runs this"
    );
}
