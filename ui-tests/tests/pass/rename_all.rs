// Every case that serde knows, on members and on variants, and the defaults: camelCase for members, the variant's own
// name for values.

use aws_operation::{Endpoint, Operation, aws_operation, aws_shape};

macro_rules! case {
    ($case:literal, $field:literal, $variant:literal) => {{
        #[aws_operation(method = "POST", uri = "/", rename_all = $case)]
        struct Request {
            grant_type: GrantType,
            nested: Nested,
            member: Member,
        }

        #[aws_shape(rename_all = $case)]
        struct Nested {
            grant_type: u8,
            #[aws(rename = "Own-Name")]
            other: u8,
        }

        #[aws_shape(rename_all = $case)]
        enum GrantType {
            DeviceCode,
            #[aws(unknown)]
            Unknown(String),
        }

        #[aws_shape(rename_all = $case)]
        enum Member {
            DeviceCode(u8),
            #[aws(unknown)]
            Unknown(String),
        }

        let request = Request::new(
            GrantType::DeviceCode,
            Nested::new(1, 2),
            Member::DeviceCode(3),
        );
        let request = request
            .encode(&Endpoint::new("https://example.com").expect("an endpoint"))
            .expect("a request");
        let body: serde_json::Value =
            serde_json::from_slice(request.body().as_bytes()).expect("JSON");
        assert_eq!(body[$field], $variant, $case);
        let text = body.to_string();
        assert!(text.contains(r#""Own-Name":2"#), "{text}");
        assert!(text.contains(&format!(r#""{}":1"#, $field)), "{text}");
        assert!(text.contains(&format!(r#"{{"{}":3}}"#, $variant)), "{text}");
        assert!(matches!(GrantType::from($variant), GrantType::DeviceCode));
    }};
}

#[aws_operation(method = "POST", uri = "/")]
struct Defaults {
    grant_type: GrantType,
    member: Member,
}

#[aws_shape]
enum GrantType {
    DeviceCode,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
enum Member {
    DeviceCode(u8),
    #[aws(unknown)]
    Unknown(String),
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    case!("lowercase", "grant_type", "devicecode");
    case!("UPPERCASE", "GRANT_TYPE", "DEVICECODE");
    case!("PascalCase", "GrantType", "DeviceCode");
    case!("camelCase", "grantType", "deviceCode");
    case!("snake_case", "grant_type", "device_code");
    case!("SCREAMING_SNAKE_CASE", "GRANT_TYPE", "DEVICE_CODE");
    case!("kebab-case", "grant-type", "device-code");
    case!("SCREAMING-KEBAB-CASE", "GRANT-TYPE", "DEVICE-CODE");

    let request = Defaults::new("DeviceCode", Member::DeviceCode(3));
    assert_eq!(
        request
            .encode(&Endpoint::new("https://example.com")?)?
            .body()
            .as_bytes(),
        br#"{"grantType":"DeviceCode","member":{"deviceCode":3}}"#
    );
    Ok(())
}
