// `constructor = false` leaves `new` and the setters to the user.

use aws_operation::{aws_operation, aws_output, aws_shape};

#[aws_operation(method = "POST", uri = "/token", constructor = false)]
struct CreateToken {
    grant_type: String,
    refresh_token: Option<String>,
}

impl CreateToken {
    fn new(refresh_token: &str) -> Self {
        Self {
            grant_type: "refresh_token".to_owned(),
            refresh_token: Some(refresh_token.to_owned()),
        }
    }

    fn refresh_token(&self) -> Option<&str> {
        self.refresh_token.as_deref()
    }
}

#[aws_output(constructor = false)]
#[derive(Default)]
struct Token {
    access_token: Option<String>,
}

#[aws_shape(constructor = false)]
struct Scope {
    new: String,
}

impl Scope {
    fn new() -> Self {
        Self {
            new: "openid".to_owned(),
        }
    }
}

fn main() {
    let request = CreateToken::new("r");
    assert_eq!(request.refresh_token(), Some("r"));
    assert_eq!(request.grant_type, "refresh_token");
    assert_eq!(Token::default().access_token, None);
    assert_eq!(Scope::new().new, "openid");
}
