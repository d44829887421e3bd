// The constructor, the setters and the conversions can be used where the item can be named, and nowhere else.

#![deny(warnings, private_interfaces, private_bounds, unreachable_pub)]

mod outer {
    pub(crate) mod inner {
        use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

        #[aws_operation(method = "POST", uri = "/token", output = Token, error = TokenError)]
        pub(in crate::outer) struct CreateToken {
            client_id: String,
            pub(super) scope: Option<String>,
            grant_type: Option<GrantType>,
        }

        #[aws_output]
        pub(in crate::outer) struct Token {
            pub(in crate::outer) access_token: String,
        }

        #[aws_shape]
        pub(crate) enum GrantType {
            RefreshToken,
            #[aws(unknown)]
            Unknown(String),
        }

        #[aws_error]
        #[derive(Debug)]
        pub(in crate::outer) enum TokenError {
            SlowDownException,
        }

        // Private, with a private constructor.
        #[aws_operation(method = "GET", uri = "/")]
        struct Probe {}

        pub(crate) fn probe() -> &'static str {
            use aws_operation::Operation;
            let _ = Probe::new();
            Probe::NAME
        }
    }

    pub(crate) fn access_token() -> String {
        use aws_operation::Operation;
        let request = inner::CreateToken::new("id").scope("s").grant_type("x");
        assert_eq!(request.scope.as_deref(), Some("s"));
        let token = inner::CreateToken::decode(aws_operation::http::Response::new(
            r#"{"accessToken":"t"}"#,
        ));
        token.expect("a token").access_token
    }
}

fn main() {
    let grant_type = outer::inner::GrantType::from("RefreshToken");
    assert_eq!(grant_type.as_str(), "RefreshToken");
    assert_eq!(outer::access_token(), "t");
    assert_eq!(outer::inner::probe(), "Probe");
}
