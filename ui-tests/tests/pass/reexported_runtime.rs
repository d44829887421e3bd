// The runtime as a module of the user's own crate.

extern crate core as aws_operation;

mod vendored {
    pub extern crate aws_operation as aws;
}

mod deep {
    pub mod down {
        use crate::vendored::aws::{aws_operation, aws_output, aws_shape};

        #[aws_operation(
            crate = crate::vendored::aws,
            method = "POST",
            uri = "/clients/{id}",
            output = Client
        )]
        pub struct DescribeClient {
            pub id: u64,
            pub kind: Option<Kind>,
        }

        #[aws_output(crate = crate::vendored::aws)]
        pub struct Client {
            pub kind: Kind,
        }

        #[aws_shape(crate = crate::vendored::aws)]
        #[derive(Debug, PartialEq)]
        pub enum Kind {
            #[aws(value = 1)]
            Public,
            #[aws(unknown)]
            Unknown(i32),
        }
    }
}

use deep::down::{DescribeClient, Kind};
use vendored::aws::{Endpoint, Operation, http};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = DescribeClient::new(7_u64).kind(1);
    let request = request.encode(&Endpoint::new("https://example.com")?)?;
    assert_eq!(request.uri().path(), "/clients/7");
    assert_eq!(request.body().as_bytes(), br#"{"kind":1}"#);
    let client = DescribeClient::decode(http::Response::new(r#"{"kind":1}"#))?;
    assert_eq!(client.kind, Kind::Public);
    Ok(())
}
