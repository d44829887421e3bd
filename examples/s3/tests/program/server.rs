//! The server, and the program that is run against it.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use aws_operation::retry::RetryPolicy;
use aws_operation::{Client, Credentials, aws_operation};
use aws_operation_s3_example::api::{ListObjectsV2, PutObject, S3};
use serde_json::{Value, json};

pub(crate) type TestResult<T = ()> = Result<T, Box<dyn Error>>;

/// Names the file that says where the server is.
const VARIABLE: &str = "AWS_OPERATION_S3";

#[aws_operation(service = S3, method = "PUT", uri = "/{Bucket}", rename_all = "PascalCase")]
struct CreateBucket {
    bucket: String,
}

/// A server, and a bucket and a directory that one test has to itself.
pub(crate) struct Server {
    url: String,
    region: String,
    access_key_id: String,
    secret_access_key: String,
    pub(crate) model: PathBuf,
    pub(crate) bucket: String,
    pub(crate) directory: PathBuf,
    pub(crate) client: Client,
}

/// The server; `None` where there is none, after saying so.
pub(crate) fn server(test: &str) -> TestResult<Option<Server>> {
    let Some(file) = std::env::var_os(VARIABLE) else {
        println!(
            "skipped: {VARIABLE} is not set; examples/s3/tests/moto.py starts a server and sets it"
        );
        return Ok(None);
    };
    let server = Server::new(test, &serde_json::from_slice(&fs::read(file)?)?)?;
    server.client.send(&CreateBucket::new(&server.bucket))?;
    Ok(Some(server))
}

/// A directory for a test that needs no server.
pub(crate) fn no_server(test: &str) -> TestResult<Server> {
    let settings = json!({
        "url": "http://127.0.0.1:9",
        "region": "eu-west-1",
        "accessKeyId": "AKIDEXAMPLE",
        "secretAccessKey": "none",
    });
    Server::new(test, &settings)
}

impl Server {
    fn new(test: &str, settings: &Value) -> TestResult<Self> {
        let setting = |name: &str| settings[name].as_str().unwrap_or_default().to_owned();
        let credentials = Credentials::new(setting("accessKeyId"), setting("secretAccessKey"));
        let client = Client::builder()
            .endpoint_url(&setting("url"))
            .allow_loopback_http(true)
            .region(setting("region"))
            .credentials(credentials)
            .retries(RetryPolicy::none())
            .build()?;
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        if directory.exists() {
            fs::remove_dir_all(&directory)?;
        }
        fs::create_dir_all(&directory)?;
        Ok(Self {
            url: setting("url"),
            region: setting("region"),
            access_key_id: setting("accessKeyId"),
            secret_access_key: setting("secretAccessKey"),
            model: setting("model").into(),
            // A server that is kept for several runs has the buckets of those before.
            bucket: format!("{test}-{}", std::process::id()),
            directory,
            client,
        })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Host and port.
    pub(crate) fn authority(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// A key of the test's bucket, as the program takes it.
    pub(crate) fn at(&self, key: &str) -> String {
        format!("s3://{}/{key}", self.bucket)
    }

    /// A program in the test's directory, without this machine's configuration.
    pub(crate) fn command(&self, program: &str, url: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.directory)
            .env_clear()
            .env("HOME", &self.directory)
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_REGION", &self.region)
            .env("AWS_ACCESS_KEY_ID", &self.access_key_id)
            .env("AWS_SECRET_ACCESS_KEY", &self.secret_access_key)
            .env("AWS_ENDPOINT_URL_S3", url);
        command
    }

    /// Runs `s3` against the server.
    pub(crate) fn run(&self, arguments: &[&str]) -> TestResult<Output> {
        self.run_through(&self.url, arguments)
    }

    /// Runs `s3` against what stands before the server.
    pub(crate) fn run_through(&self, url: &str, arguments: &[&str]) -> TestResult<Output> {
        let mut command = self.command(env!("CARGO_BIN_EXE_s3"), url);
        Ok(command.args(arguments).output()?)
    }

    /// Runs the page's first program.
    pub(crate) fn get_object(&self, arguments: &[&str]) -> TestResult<Output> {
        let mut command = self.command(env!("CARGO_BIN_EXE_get_object"), &self.url);
        Ok(command.args(arguments).output()?)
    }

    /// Stores an object.
    pub(crate) fn put(&self, key: &str, content: &[u8]) -> TestResult {
        self.client
            .send(&PutObject::new(&self.bucket, key, content))?;
        Ok(())
    }

    pub(crate) fn keys(&self) -> TestResult<Vec<String>> {
        let objects = self.client.items(ListObjectsV2::new(&self.bucket));
        objects.map(|object| Ok(object?.key)).collect()
    }

    /// Writes a file into the test's directory.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> TestResult {
        let path = self.directory.join(name);
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory)?;
        }
        Ok(fs::write(path, content)?)
    }

    pub(crate) fn read(&self, name: &str) -> TestResult<Vec<u8>> {
        Ok(fs::read(self.directory.join(name))?)
    }

    /// The names in a directory of the test's, in order.
    pub(crate) fn names(&self, directory: &str) -> TestResult<Vec<String>> {
        let entries = fs::read_dir(self.directory.join(directory))?;
        let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let mut names = names.collect::<TestResult<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }
}

/// Bytes of which no two stretches are the same.
pub(crate) fn content(length: usize) -> Vec<u8> {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let words = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    words.flatten().take(length).collect()
}

pub(crate) fn assert_succeeds(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a program says that failed.
pub(crate) fn assert_fails(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{errors}");
    errors
}
