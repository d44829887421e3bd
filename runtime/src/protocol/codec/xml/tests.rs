//! Against bytes that services sent.

use super::{Codec as _, RestFrame, Xml};

#[test]
fn an_error_is_found_in_every_frame() {
    for body in [
        "<ErrorResponse>\n <Error>\n <Type>Sender</Type>\n <Code>A.B</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>\n",
        "<Response><Errors><Error><Code>A.B</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>A.B</Code><Message>m</Message><RequestId>r</RequestId></Error>",
    ] {
        let envelope = Xml::<RestFrame>::read_envelope(body.as_bytes());
        assert_eq!(envelope.code.as_deref(), Some("A.B"), "{body}");
        assert_eq!(envelope.message.as_deref(), Some("m"), "{body}");
        assert_eq!(envelope.request_id.as_deref(), Some("r"), "{body}");
    }
}
