//! Whether the server is there: `run.py` says so.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(s3_server)");
    println!("cargo::rerun-if-env-changed=AWS_OPERATION_S3");
    if std::env::var_os("AWS_OPERATION_S3").is_some() {
        println!("cargo::rustc-cfg=s3_server");
    }
}
