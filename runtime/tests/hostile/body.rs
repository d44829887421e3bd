//! Bodies around one member.

/// An output whose other members are well, with a member of this text.
pub(crate) fn with(member: &str, value: &str) -> String {
    format!("{{\"id\":\"i\",\"{member}\":{value}}}")
}

/// A body for every place in which JSON can stand: a member of every type that takes some, one that is not known, a union
/// and its member, a document.
pub(crate) fn everywhere(value: &str) -> Vec<String> {
    let mut bodies: Vec<String> = PLACES
        .iter()
        .map(|place| place.replace('@', value))
        .collect();
    bodies.push(value.to_owned());
    bodies
}

const PLACES: [&str; 22] = [
    r#"{"id":"i","new":@}"#,
    r#"{"id":@}"#,
    r#"{"id":"i","text":@}"#,
    r#"{"id":"i","secret":@}"#,
    r#"{"id":"i","list":@}"#,
    r#"{"id":"i","list":["a",@]}"#,
    r#"{"id":"i","sparseList":[@]}"#,
    r#"{"id":"i","map":@}"#,
    r#"{"id":"i","map":{"k":@}}"#,
    r#"{"id":"i","numbered":{"1":@}}"#,
    r#"{"id":"i","time":@}"#,
    r#"{"id":"i","document":@}"#,
    r#"{"id":"i","documents":[@]}"#,
    r#"{"id":"i","choice":@}"#,
    r#"{"id":"i","choice":{"new":@}}"#,
    r#"{"id":"i","choice":{"document":@}}"#,
    r#"{"id":"i","choice":{"again":@}}"#,
    r#"{"id":"i","tree":{"child":@}}"#,
    r#"{"id":"i","tree":{"new":@,"note":@}}"#,
    r#"{"code":@,"message":@,"id":"i"}"#,
    r#"{"__type":"NamedException","tree":@,"choice":@,"document":@}"#,
    r#"{"__type":"ShapedException","children":@,"message":@}"#,
];
