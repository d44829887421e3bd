//! Running the program.

use std::error::Error;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub(crate) type TestResult = Result<()>;

pub(crate) const START_URL: &str = "https://example.awsapps.com/start";

/// Nothing here takes this long; it only keeps a broken program from holding up the tests for ever.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The program, with an environment that leads nowhere else.
pub(crate) fn sso<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sso"));
    command.args(arguments).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("AWS_")) {
            command.env_remove(name);
        }
    }
    command.env("HOME", home());
    for name in [
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ] {
        command.env_remove(name);
    }
    command
}

/// A home folder that nobody used before.
pub(crate) fn home() -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("sso-{}-{number}", std::process::id());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What another run with this number left.
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

/// Runs the program to its end.
pub(crate) fn run<'a>(arguments: impl IntoIterator<Item = &'a str>) -> std::io::Result<Output> {
    sso(arguments).output()
}

/// A login against a local endpoint.
pub(crate) fn login_arguments(endpoint: &str) -> [&str; 8] {
    [
        "login",
        "--start-url",
        START_URL,
        "--region",
        "eu-west-1",
        "--endpoint-url",
        endpoint,
        "--no-browser",
    ]
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The line that is nothing but a user code.
pub(crate) fn user_code(text: &str) -> Option<&str> {
    text.lines().map(str::trim).find(|line| {
        line.len() == 9
            && line.bytes().enumerate().all(|(index, byte)| match index {
                4 => byte == b'-',
                _ => byte.is_ascii_uppercase(),
            })
    })
}

/// A running program that is killed when it is dropped.
pub(crate) struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    stderr: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

impl Running {
    pub(crate) fn start<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Self> {
        let mut child = sso(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let stdout = child.stdout.take().ok_or("no standard output")?;
        let lines = BufReader::new(child.stderr.take().ok_or("no standard error")?).lines();
        let stderr = Arc::new(Mutex::new(String::new()));
        let text = Arc::clone(&stderr);
        // Read all the time, so that a talkative program does not wait for a reader.
        let reader = thread::spawn(move || {
            for line in lines.map_while(std::result::Result::ok) {
                let mut text = text.lock().unwrap_or_else(PoisonError::into_inner);
                text.push_str(&line);
                text.push('\n');
            }
        });
        Ok(Self {
            child,
            stdout: BufReader::new(stdout),
            stderr,
            reader: Some(reader),
        })
    }

    /// The next line of standard output.
    pub(crate) fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        self.stdout.read_line(&mut line)?;
        Ok(line)
    }

    /// What the program has written to standard error so far.
    pub(crate) fn stderr(&self) -> String {
        let text = self.stderr.lock().unwrap_or_else(PoisonError::into_inner);
        text.clone()
    }

    /// Waits until the program has written `text` to standard error.
    #[cfg(unix)]
    pub(crate) fn wait_for(&self, text: &str) -> TestResult {
        let patience = Instant::now() + PATIENCE;
        while !self.stderr().contains(text) {
            if Instant::now() > patience {
                return Err(format!("no {text:?} in {:?}", self.stderr()).into());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// Presses Ctrl-C, and gives the exit code and how long the program took to end.
    #[cfg(unix)]
    pub(crate) fn interrupt(&mut self) -> Result<(Option<i32>, Duration)> {
        let pid = self.child.id().to_string();
        let sent = Instant::now();
        // The shell's own `kill`: every system has that one, not every one has the program.
        if !Command::new("/bin/sh")
            .args(["-c", "kill -INT \"$0\"", &pid])
            .status()?
            .success()
        {
            return Err("the program had ended before".into());
        }
        while sent.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                return Ok((status.code(), sent.elapsed()));
            }
            thread::sleep(Duration::from_millis(10));
        }
        Err("the program did not end".into())
    }

    /// Ends the program and gives everything that it wrote to standard error.
    pub(crate) fn stop(mut self) -> String {
        self.end();
        self.stderr()
    }

    fn end(&mut self) {
        // Both fail only if the program has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}
