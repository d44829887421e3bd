//! Operations that come in pages, from `paginators-1.json`.

mod support;

use aws_operation_import::{Options, import};
use support::{act, item, options};

const SHAPES: &str = r#"
    "In": {"type": "structure", "members": {
        "Marker": {"shape": "String", "location": "querystring", "locationName": "marker"},
        "PartNumber": {"shape": "Integer", "location": "querystring", "locationName": "part"}
    }},
    "Out": {"type": "structure", "required": ["HasMore"], "members": {
        "NextMarker": {"shape": "String"},
        "NextPart": {"shape": "Integer"},
        "IsTruncated": {"shape": "Boolean"},
        "HasMore": {"shape": "Boolean"},
        "Things": {"shape": "Strings"},
        "Result": {"shape": "Result"}
    }},
    "Result": {"type": "structure", "members": {"IsTruncated": {"shape": "Boolean"}}},
    "Boolean": {"type": "boolean"}
"#;

/// What is written of the pages of `Act`, with no spaces in it.
fn paginate(paginator: &str) -> Option<String> {
    let options = Options {
        paginators: Some(format!(r#"{{"pagination": {{"Act": {{{paginator}}}}}}}"#)),
        ..options()
    };
    let import = import(&act("", SHAPES), &options).expect("a valid model");
    let file = syn::parse2(import.tokens).expect("Rust");
    let act: String = item(&prettyplease::unparse(&file), "Act")
        .split_whitespace()
        .collect();
    let (_, found) = act.split_once("paginate(")?;
    let (found, _) = found.split_once(')').expect("an end");
    Some(found.to_owned())
}

#[test]
fn tokens_and_items() {
    let found = paginate(
        r#""input_token": "Marker", "output_token": "NextMarker", "result_key": "Things""#,
    );
    assert_eq!(
        found.as_deref(),
        Some(r#"input="marker",output="next_marker",items="things",item=String"#)
    );
}

#[test]
fn what_says_whether_there_is_more() {
    for (more, field) in [("IsTruncated", "is_truncated"), ("HasMore", "has_more")] {
        let found = paginate(&format!(
            r#""input_token": "PartNumber", "output_token": "NextPart", "more_results": "{more}", "result_key": "Things""#,
        ));
        let expected = format!(
            r#"input="part_number",output="next_part",more="{field}",items="things",item=String"#
        );
        assert_eq!(found, Some(expected), "{more}");
    }
}

/// Without what says whether there is more, the pages might never end.
#[test]
fn no_pages_where_it_cannot_be_said() {
    let tokens = r#""input_token": "Marker", "output_token": "NextMarker""#;
    for more in [
        r#""Result.IsTruncated""#,
        r#""IsTruncated || HasMore""#,
        r#""NextMarker""#,
        r#""Missing""#,
        r#"["IsTruncated", "HasMore"]"#,
    ] {
        let found = paginate(&format!(r#"{tokens}, "more_results": {more}"#));
        assert_eq!(found, None, "{more}");
    }
    for tokens in [
        r#""input_token": "Marker", "output_token": "NextMarker || Things[-1]""#,
        r#""input_token": "Marker", "output_token": "Result.NextMarker""#,
        r#""input_token": ["Marker", "PartNumber"], "output_token": ["NextMarker", "NextPart"]"#,
        r#""input_token": "Marker", "output_token": "NextPart""#,
    ] {
        assert_eq!(paginate(tokens), None, "{tokens}");
    }
}
