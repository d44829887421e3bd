// Types, variants and functions of the user's that have the names of what the macros use.

#![allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unused_macros
)]

mod shadowed {
    use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

    type Text = ::std::string::String;

    pub struct String;
    pub struct Box;
    pub struct Error;
    pub struct Sensitive;
    pub struct Endpoint;
    pub enum Result {
        Ok,
        Err,
    }
    pub trait From {}
    pub trait Into {}
    pub trait Debug {}
    pub trait Display {}
    pub trait Default {}
    pub trait Serialize {}
    pub trait Deserialize {}
    pub trait Iterator {}
    pub trait IntoIterator {}
    pub trait ToText {}
    pub trait FromText {}
    pub struct TimestampFormat;
    pub struct Blob;
    pub struct Reply;
    pub struct Method;
    pub fn Some() {}
    pub fn Ok() {}
    pub fn Err() {}
    pub const None: u8 = 0;
    pub mod std {}
    pub mod core {}
    pub mod __aws {}
    macro_rules! stringify {
        ($($t:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! matches {
        ($($t:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! write {
        ($($t:tt)*) => {
            compile_error!("not this one")
        };
    }

    // Named like a type of the runtime or of the prelude, on purpose.
    #[aws_operation(method = "POST", uri = "/requests/{Body}", output = Output, error = ModeledError, rename_all = "PascalCase")]
    pub struct Request {
        pub body: Text,
        pub request: Text,
        pub endpoint: Option<Text>,
        pub map: Option<Vec<Body>>,
        pub index: Option<u32>,
        pub f: Option<bool>,
        pub value: Option<Operation>,
    }

    // Fields named like what the macros write.
    #[aws_operation(method = "PUT", uri = "/{message}", endpoint = "{message}.", output = Response)]
    pub struct Encoder {
        #[aws(host_label)]
        pub message: Text,
        #[aws(query = "request")]
        pub request: Option<Text>,
        #[aws(header = "source", idempotency_token)]
        pub source: Option<Text>,
        #[aws(query = "token", idempotency_token)]
        pub token_source: Option<Text>,
        #[aws(prefix_headers = "map-")]
        pub map: Option<::std::collections::BTreeMap<Text, Text>>,
        #[aws(default = "d")]
        pub map_owned: Text,
        #[aws(timestamp = "date-time")]
        pub time: Option<::aws_operation::Timestamp>,
    }

    #[aws_output]
    pub struct Response {
        #[aws(status_code)]
        pub status: u16,
        #[aws(header = "reply")]
        pub reply: Option<Text>,
        #[aws(payload)]
        pub payload: Option<Body>,
    }

    #[aws_output]
    pub struct Output {
        pub members: Text,
        pub serializer: Option<Text>,
        pub deserializer: Option<Text>,
        #[aws(sensitive)]
        pub name: Option<Text>,
    }

    #[aws_shape]
    #[derive(Debug)]
    pub struct Body {
        pub reply: Text,
        pub out: Option<Text>,
    }

    #[aws_shape]
    pub enum Operation {
        Some,
        None,
        Ok,
        Err,
        Self_,
        #[aws(unknown)]
        Unknown(::std::string::String),
    }

    #[aws_shape]
    pub enum Members {
        Ok(Text),
        Option(Text),
        #[aws(unknown)]
        None(::std::string::String),
    }

    #[aws_error]
    pub enum ModeledError {
        Some {
            code: Option<Text>,
            reply: Option<Text>,
        },
        None,
        Ok(Body),
        #[aws(code = "Secret")]
        Err {
            #[aws(sensitive)]
            f: Option<Text>,
        },
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    use aws_operation::Operation as _;

    let request = shadowed::Request::new("b", "r")
        .map([shadowed::Body::new("x")])
        .value("None");
    let request = request.encode(&aws_operation::Endpoint::new("https://example.com")?)?;
    assert_eq!(request.uri().path(), "/requests/b");
    assert_eq!(
        request.body().as_bytes(),
        br#"{"Request":"r","Map":[{"reply":"x"}],"Value":"None"}"#
    );
    let request = shadowed::Encoder::new("m")
        .request("r")
        .source("s")
        .token_source("t");
    let request = request.encode(&aws_operation::Endpoint::new("https://example.com")?)?;
    assert_eq!(request.uri(), "https://m.example.com/m?request=r&token=t");
    assert_eq!(request.headers()["source"], "s");
    assert_eq!(request.body().as_bytes(), br#"{"mapOwned":"d"}"#);
    let reply = shadowed::Encoder::decode(aws_operation::http::Response::new(""))?;
    assert_eq!((reply.status, reply.reply), (200, None));
    assert!(reply.payload.is_none());

    let reply = aws_operation::http::Response::new(r#"{"members":"m","deserializer":"d"}"#);
    let output = shadowed::Request::decode(reply)?;
    assert_eq!(output.deserializer.as_deref(), Some("d"));

    let reply = aws_operation::http::Response::builder()
        .status(400)
        .body(r#"{"code":"Ok","reply":"y"}"#)?;
    match shadowed::Request::decode(reply) {
        Err(aws_operation::Error::Modeled(shadowed::ModeledError::Ok(body), _)) => {
            assert_eq!(body.reply, "y");
        }
        _ => panic!("an error with a shape"),
    }
    Ok(())
}
