use aws_operation::Client;

struct CreateToken {
    client_id: String,
}

fn main() {
    let client = Client::new("https://oidc.us-east-1.amazonaws.com").expect("an endpoint");
    let _ = client.send(&CreateToken {
        client_id: "id".into(),
    });
}
