//! STS's `GetCallerIdentity`: who has signed the request.

use aws_operation::server::ServerOperation as _;
use aws_operation::sts::{GetCallerIdentity, GetCallerIdentityResponse};
use bytes::Bytes;
use http::{Request, Response};

use super::super::service::Service;
use super::super::signature;

/// The session that the portal gives to roles; it is the person's name at AWS.
const SESSION: &str = "local";

pub(in super::super) fn answer(request: &Request<Bytes>, service: &Service) -> Response<Bytes> {
    let key = match signature::verify(request, service) {
        Ok(key) => key,
        Err(failure) => return failure.xml_response(),
    };
    let (account, role) = (key.account_id, key.role_name);
    let output = GetCallerIdentityResponse::new(
        format!("{}:{SESSION}", role_id(&account, &role)),
        &account,
        format!("arn:aws:sts::{account}:assumed-role/AWSReservedSSO_{role}/{SESSION}"),
    );
    let response = GetCallerIdentity::encode_output(&output);
    response.map(|body| Bytes::from(body.into_bytes()))
}

/// An identifier in the form that roles have, the same for the same role.
fn role_id(account: &str, role: &str) -> String {
    let mut id = String::from("AROA");
    let letters = role.bytes().filter(u8::is_ascii_alphanumeric);
    id.extend(
        letters
            .chain(account.bytes())
            .cycle()
            .take(17)
            .map(|byte| char::from(byte.to_ascii_uppercase())),
    );
    id
}
