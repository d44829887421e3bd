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

        #[aws_operation(method = "PUT", uri = "/{kind}", output = Stored)]
        pub(in crate::outer) struct Store {
            kind: GrantType,
            #[aws(query = "kind")]
            pub(super) query: Option<GrantType>,
            #[aws(header = "X-Kind", default = "d")]
            header: GrantType,
            #[aws(payload)]
            token: Scope,
        }

        #[aws_output]
        pub(in crate::outer) struct Stored {
            #[aws(header = "X-Kind")]
            pub(in crate::outer) kind: Option<GrantType>,
            #[aws(status_code)]
            pub(in crate::outer) status: u16,
        }

        // Known here alone.
        #[aws_shape]
        struct Scope {
            name: String,
        }

        pub(in crate::outer) fn store() -> Store {
            Store::new("k", Scope::new("s")).header("h")
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

    pub(crate) fn status() -> (u16, bool) {
        use aws_operation::Operation;
        let store = inner::store().query("q");
        assert!(store.query.is_some());
        let reply = aws_operation::http::Response::new("");
        let stored = inner::Store::decode(reply).expect("an output");
        (stored.status, stored.kind.is_some())
    }
}

fn main() {
    let grant_type = outer::inner::GrantType::from("RefreshToken");
    assert_eq!(grant_type.as_str(), "RefreshToken");
    assert_eq!(outer::access_token(), "t");
    assert_eq!(outer::inner::probe(), "Probe");
    assert_eq!(outer::status(), (200, false));
}
