//! The server that stands for AWS STS and the metadata services, as `data/double.py` does for botocore.

use aws_operation::retry::RetryPolicy;
use aws_operation::ureq::Proxy as UreqProxy;
use aws_operation::{Client, ClientBuilder};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use crate::home::Home;
use crate::role::Impatient;
use crate::support::tls::Certificate;
use crate::support::{Proxy, Reply, Request, Server, Tunnels};

/// A server with the replies of a case.
pub(super) struct Double {
    server: Server,
    /// Where botocore called a host of AWS: a certificate for it, and a proxy that leads there.
    aws: Option<(Certificate, Proxy)>,
}

impl Double {
    pub(super) fn start(case: &Value) -> Self {
        let replies = case["replies"].as_array().map_or(&[][..], Vec::as_slice);
        let replies = replies.iter().map(|reply| {
            let status = format!("{} x", reply[0]);
            Reply::new(&status, &[], reply[1].as_str().expect("a body"))
        });
        match case["requests"][0]["host"].as_str() {
            Some(host) if host.starts_with("https://") => {
                let certificate = Certificate::of(host.trim_start_matches("https://"));
                let server = Server::start_tls(&certificate, replies);
                let proxy = Proxy::start(Tunnels::To(server.address()));
                Self {
                    server,
                    aws: Some((certificate, proxy)),
                }
            }
            _ => Self {
                server: Server::start(replies),
                aws: None,
            },
        }
    }

    pub(super) fn url(&self) -> String {
        self.server.url()
    }

    /// A client that comes here, whatever host it calls.
    pub(super) fn client(&self, home: Home) -> (Home, ClientBuilder) {
        let client = Client::builder()
            .retries(RetryPolicy::standard())
            .retry_clock(Impatient);
        match &self.aws {
            None => (home, client.proxy(None)),
            Some((certificate, proxy)) => {
                let home = home.file("certificates", &certificate.pem());
                let path = home.path().join("certificates");
                let home = home.variable("AWS_CA_BUNDLE", path.to_str().expect("Unicode"));
                let proxy = UreqProxy::new(&format!("http://{}", proxy.address()));
                let client = client.config(home.load());
                (home, client.proxy(Some(proxy.expect("a URL"))))
            }
        }
    }

    /// What was asked, as `double.py` records it.
    pub(super) fn requests(&self) -> Vec<Value> {
        self.server
            .requests()
            .iter()
            .map(|request| self.record(request))
            .collect()
    }

    fn record(&self, request: &Request) -> Value {
        let mut line = request.line().split(' ');
        let (method, path) = (line.next(), line.next());
        let mut record = json!({ "method": method, "path": path });
        if method == Some("POST") {
            let scheme = if self.aws.is_some() { "https" } else { "http" };
            let host = request.header("host").expect("a host");
            let host = format!("{scheme}://{host}").replace(&self.url(), "http://DOUBLE");
            record["host"] = json!(host);
            // botocore names the charset too. Smithy's awsQuery has the type alone.
            let kind = request
                .header("content-type")
                .map(|kind| format!("{kind}; charset=utf-8"));
            record["content_type"] = json!(kind);
            record["form"] = form(&request.body);
            record["signed_with"] = json!(request.header("authorization").map(scope));
            record["session_token"] = json!(request.header("x-amz-security-token"));
        }
        record
    }
}

fn form(body: &[u8]) -> Value {
    let body = std::str::from_utf8(body).expect("ASCII");
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        let text = percent_decode_str(&text).decode_utf8();
        text.expect("UTF-8").into_owned()
    };
    let mut form: Map<String, Value> = body
        .split('&')
        .map(|pair| {
            let (name, value) = pair.split_once('=').expect("a name and a value");
            (decode(name), json!(decode(value)))
        })
        .collect();
    let name = form["RoleSessionName"].as_str().expect("a name");
    let seconds = name.strip_prefix("aws-operation-");
    if seconds.is_some_and(|seconds| seconds.parse::<u64>().is_ok()) {
        form.insert("RoleSessionName".to_owned(), json!("DEFAULT"));
    }
    Value::Object(form)
}

/// The key and the scope of a signature, without its date.
fn scope(authorization: &str) -> String {
    let (_, credential) = authorization.split_once("Credential=").expect("a key");
    let (credential, _) = credential.split_once(',').expect("an end");
    let (key, scope) = credential.split_once('/').expect("a scope");
    let (_, scope) = scope.split_once('/').expect("a date");
    format!("{key}/{scope}")
}
