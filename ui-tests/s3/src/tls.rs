//! TLS before the server: stunnel, with a certificate that is made for it.

use std::fs;
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::TestResult;
use crate::server::folder;

/// A process of stunnel, until it is dropped.
#[derive(Debug)]
pub struct Tls {
    process: Child,
    address: SocketAddr,
    bundle: PathBuf,
}

impl Tls {
    /// Decrypts what comes, and passes it on.
    ///
    /// # Errors
    ///
    /// stunnel is not there, or does not begin to listen.
    pub fn before(address: SocketAddr) -> TestResult<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = folder().join(format!("tls-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder)?;

        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()])?;
        let bundle = folder.join("certificate.pem");
        fs::write(&bundle, pem("CERTIFICATE", made.cert.der()))?;
        let key = folder.join("key.pem");
        fs::write(&key, pem("PRIVATE KEY", made.signing_key.serialized_der()))?;

        let own = free_address()?;
        let settings = folder.join("stunnel.conf");
        let text = format!(
            "foreground = yes\npid =\nsyslog = no\ndebug = warning\n[s3]\naccept = {own}\nconnect = {address}\ncert = {}\nkey = {}\n",
            bundle.display(),
            key.display()
        );
        fs::write(&settings, text)?;
        let log = fs::File::create(folder.join("stunnel.log"))?;
        let process = Command::new("stunnel")
            .arg(&settings)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .map_err(|error| format!("stunnel: {error}; on Debian: apt-get install stunnel4"))?;
        let tls = Self {
            process,
            address: own,
            bundle,
        };
        for _ in 0..100 {
            if TcpStream::connect(own).is_ok() {
                return Ok(tls);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err("stunnel does not listen".into())
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The certificate, in PEM.
    #[must_use]
    pub fn bundle(&self) -> &Path {
        &self.bundle
    }
}

impl Drop for Tls {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = BASE64_STANDARD.encode(der);
    // Lines of 64, which OpenSSL wants (RFC 7468).
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .map(|line| str::from_utf8(line).unwrap_or_default())
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}
