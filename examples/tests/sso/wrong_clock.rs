//! A service whose date is far from this machine's.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use crate::home::Home;
use crate::support::{Result, TestResult, stderr};

/// Starts the service, and gives its URL. Its thread ends with the process.
fn service_of_another_day() -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let url = format!("http://{}", listener.local_addr()?);
    let own = url.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Who goes away early is not waited for.
            let _ = serve(&stream, &own);
        }
    });
    Ok(url)
}

/// Answers one request.
fn serve(mut stream: &TcpStream, url: &str) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        if line.is_empty() {
            break;
        }
    }
    reader.take(length).read_to_end(&mut Vec::new())?;
    let path = first.split([' ', '?']).nth(1).unwrap_or_default();
    let body = body(path, url);
    let head = format!(
        "HTTP/1.1 200 OK\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + &body).as_bytes())
}

fn body(path: &str, url: &str) -> String {
    let fixed = match path {
        "/client/register" => {
            r#"{"clientId":"c","clientSecret":"s","clientIdIssuedAt":1,"clientSecretExpiresAt":32503680000}"#
        }
        "/device_authorization" => {
            r#"{"deviceCode":"d","userCode":"ABCD-EFGH","verificationUri":"URL/device","verificationUriComplete":"URL/device?user_code=ABCD-EFGH","expiresIn":600,"interval":1}"#
        }
        "/token" => r#"{"accessToken":"a","tokenType":"Bearer","expiresIn":3600}"#,
        // Good for a while after the service's date.
        "/federation/credentials" => {
            r#"{"roleCredentials":{"accessKeyId":"AKID","secretAccessKey":"s","sessionToken":"t","expiration":978310800000}}"#
        }
        _ => "{}",
    };
    fixed.replace("URL", url)
}

#[test]
fn it_is_named_where_it_matters() -> TestResult {
    let home = Home::at(&service_of_another_day()?)?;
    let output = home.run(["login", "--no-browser"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stderr(&output);
    let words = "this machine's clock is ";
    let warning = told
        .lines()
        .find(|line| line.starts_with("sso: warning: "))
        .ok_or_else(|| format!("no warning in {told}"))?;
    for part in [words, " ahead of the service's", "set it right"] {
        assert!(warning.contains(part), "{warning}");
    }

    // Credentials that are over on arrival would be a riddle without.
    let message = home.fail(["credentials"], 1)?;
    for part in ["expired on arrival", words, "set it right"] {
        assert!(message.contains(part), "{message}");
    }
    Ok(())
}
