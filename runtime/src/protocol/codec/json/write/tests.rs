use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::serializer::VERBATIM;
use super::value;

/// JSON text in the disguise that `serde_json` gives it.
struct Verbatim(&'static str);

impl Serialize for Verbatim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut verbatim = serializer.serialize_struct(self.0, 1)?;
        verbatim.serialize_field(self.0, "{\"a\":[1.50]}")?;
        verbatim.end()
    }
}

#[test]
fn json_text_of_serde_json_is_written_as_it_is() {
    for name in VERBATIM {
        let written = value(&[Verbatim(name), Verbatim(name)]).expect("writes");
        assert_eq!(written, br#"[{"a":[1.50]},{"a":[1.50]}]"#);
    }
}
