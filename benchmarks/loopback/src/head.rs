//! The head of a request: request line and headers.

/// The value of a header, whatever the case of its name; `name` is in lower case.
pub(crate) fn header<'a>(head: &'a [u8], name: &str) -> Option<&'a [u8]> {
    head.split(|byte| *byte == b'\n').find_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (found, value) = line.split_at(colon);
        found
            .eq_ignore_ascii_case(name.as_bytes())
            .then(|| value[1..].trim_ascii())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_in_any_case() {
        let head = b"POST /a:b HTTP/1.1\r\nHost: h:1\r\nX-Amz-Target:  a.B \r\n\r\n";
        assert_eq!(header(head, "host"), Some(b"h:1".as_slice()));
        assert_eq!(header(head, "x-amz-target"), Some(b"a.B".as_slice()));
        assert_eq!(header(head, "authorization"), None);
    }
}
