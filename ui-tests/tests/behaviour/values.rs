//! Open enums: what is not known yet is kept and sent back as it came.

use aws_operation::{aws_operation, aws_output, aws_shape};

use crate::{body, decoded};

#[aws_shape(rename_all = "snake_case")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum GrantType {
    RefreshToken,
    #[aws(rename = "urn:ietf:params:oauth:grant-type:device_code")]
    DeviceCode,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Priority {
    #[aws(value = -1)]
    Low,
    #[aws(value = 10)]
    High,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_operation(method = "POST", uri = "/", output = Lists)]
#[derive(Debug)]
struct Send {
    grant_types: Vec<GrantType>,
    priorities: Vec<Priority>,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Lists {
    grant_types: Vec<GrantType>,
    priorities: Vec<Priority>,
}

#[test]
fn values_are_sent_and_read_by_their_wire_names() {
    let sent = body(&Send::new(
        [GrantType::RefreshToken, GrantType::DeviceCode],
        [Priority::Low, Priority::High],
    ));
    assert_eq!(
        sent,
        concat!(
            r#"{"grantTypes":["refresh_token","urn:ietf:params:oauth:grant-type:device_code"],"#,
            r#""priorities":[-1,10]}"#
        )
    );
    assert_eq!(
        decoded::<Send>(&sent).expect("a reply"),
        Lists::new(
            [GrantType::RefreshToken, GrantType::DeviceCode],
            [Priority::Low, Priority::High]
        )
    );
}

#[test]
fn unknown_values_survive_a_round_trip() {
    let reply = r#"{"grantTypes":["Refresh_Token","","\u00e4\n"],"priorities":[0,-2147483648]}"#;
    let lists = decoded::<Send>(reply).expect("a reply");
    assert_eq!(
        lists,
        Lists::new(
            ["Refresh_Token", "", "ä\n"].map(|value| GrantType::Unknown(value.to_owned())),
            [Priority::Unknown(0), Priority::Unknown(i32::MIN)]
        )
    );
    let sent = body(&Send::new(lists.grant_types, lists.priorities));
    assert_eq!(
        sent,
        r#"{"grantTypes":["Refresh_Token","","ä\n"],"priorities":[0,-2147483648]}"#
    );
}

#[test]
fn conversions_find_the_variant() {
    assert_eq!(GrantType::from("refresh_token"), GrantType::RefreshToken);
    assert_eq!(
        GrantType::from(String::from("refresh_token")),
        GrantType::RefreshToken
    );
    assert_eq!(GrantType::from("x"), GrantType::Unknown("x".to_owned()));
    assert_eq!(GrantType::RefreshToken.as_str(), "refresh_token");
    assert_eq!(GrantType::from("x").as_str(), "x");
    assert_eq!(Priority::from(10), Priority::High);
    assert_eq!(Priority::from(11), Priority::Unknown(11));
    assert_eq!(Priority::Low.as_i32(), -1);
    assert_eq!(Priority::from(11).as_i32(), 11);
}

#[test]
fn display_is_the_value_on_the_wire_and_takes_a_width() {
    assert_eq!(GrantType::RefreshToken.to_string(), "refresh_token");
    assert_eq!(
        format!("{:>15}|", GrantType::RefreshToken),
        "  refresh_token|"
    );
    assert_eq!(Priority::Low.to_string(), "-1");
    assert_eq!(format!("{:04}|", Priority::High), "0010|");
}

#[test]
fn values_are_keys_of_maps() {
    use std::collections::HashMap;

    #[aws_operation(method = "POST", uri = "/", output = Counts)]
    struct Count {
        by_grant_type: HashMap<GrantType, u8>,
    }

    #[aws_output]
    struct Counts {
        by_grant_type: HashMap<GrantType, u8>,
    }

    let sent = body(&Count::new([(GrantType::RefreshToken, 1)]));
    assert_eq!(sent, r#"{"byGrantType":{"refresh_token":1}}"#);
    let counts = decoded::<Count>(&sent).expect("a reply");
    assert_eq!(counts.by_grant_type[&GrantType::RefreshToken], 1);
}
