use aws_operation::{Operation, aws_operation, aws_output, aws_shape};

#[aws_operation(method = "POST", uri = "/clients", output = RegisterClientOutput)]
struct RegisterClient {
    grant_type: GrantType,
    priority: Priority,
    owner: Owner,
}

#[aws_output]
struct RegisterClientOutput {
    grant_types: Vec<GrantType>,
    principal: Option<Principal>,
}

#[aws_shape(case = "snake_case")]
#[derive(Clone, Debug, PartialEq)]
enum GrantType {
    #[aws(rename = "refresh_token")]
    RefreshToken,
    #[aws(rename = "refresh_token", status = 400)]
    Refresh,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Priority {
    #[aws(value = 1)]
    Low,
    High,
    #[aws(value = 1)]
    Urgent,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Principal {
    Role { name: String },
    Person(String, String),
}

#[aws_shape]
#[derive(Clone, Debug)]
struct Owner {
    #[aws(value = 1)]
    name: String,
    #[aws(name)]
    mail: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let owner = Owner::new("Ada").mail("ada@example.com");
    let grant_type = GrantType::from("refresh_token");
    println!("{} {}", grant_type.as_str(), grant_type);
    let priority = Priority::from(1);
    println!("{} {}", priority.as_i32(), priority);
    let _ = RegisterClient::new(grant_type, priority, owner);
    let reply = RegisterClient::decode(http::Response::new("{}"))?;
    println!("{:?} {:?}", reply.grant_types, reply.principal);
    let _ = RegisterClient::new("refresh_token", 1, Owner::new("Ada"));
    Ok(())
}
