//! Against `roxmltree`: the same tree of the same text, or none of either.

use std::fmt::Write as _;

use super::{Node, parse};

/// A small generator of numbers: the test is the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const NAMES: [&str; 8] = ["a", "b", "Key", "x-y", "_1", "é", "a.b", "名"];
const TEXTS: [&str; 24] = [
    "x",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "&amp;",
    "&lt;",
    "&#65;",
    "&#x1F600;",
    "&#xD;",
    "&#10;",
    "&quot;",
    "&apos;",
    "&gt;",
    ">",
    "]]",
    "\u{85}",
    "\u{2028}",
    "<![CDATA[a<&]]]]>",
    "<![CDATA[]]>",
    "<!-- c - c -->",
    "<?p i?>",
    "é",
];
const VALUES: [&str; 12] = [
    "x", " ", "\n", "\r\n", "\t", "&amp;", "&lt;", "&#9;", "&#xA;", "&quot;", ">", "é",
];
const MUTATIONS: [&str; 34] = [
    "<",
    ">",
    "&",
    ";",
    "\"",
    "'",
    "=",
    "/",
    "?",
    "!",
    "-",
    "]",
    "[",
    " ",
    "\n",
    "\r",
    "\u{0}",
    "\u{1}",
    "\u{b}",
    "\u{fffe}",
    "\u{85}",
    "]]>",
    "<!--",
    "-->",
    "--",
    "<![CDATA[",
    "<?xml version='1.0'?>",
    "<?x",
    "?>",
    "&#0;",
    "&#xFFFE;",
    "&#x110000;",
    "&#+65;",
    "1",
];

fn element(random: &mut Random, depth: usize, out: &mut String) {
    let name = random.one(&NAMES);
    out.push('<');
    out.push_str(name);
    for attribute in 0..random.below(3) {
        let quote = random.one(&["\"", "'"]);
        let _ = write!(
            out,
            " {}{attribute}{}={}{quote}",
            random.one(&NAMES),
            random.one(&["", " "]),
            random.one(&["", "\n"])
        );
        for _ in 0..random.below(4) {
            out.push_str(random.one(&VALUES));
        }
        out.push_str(quote);
    }
    out.push_str(random.one(&["", " ", "\n"]));
    if random.below(4) == 0 {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for _ in 0..random.below(5) {
        if depth > 0 && random.below(2) == 0 {
            element(random, depth - 1, out);
        } else {
            out.push_str(random.one(&TEXTS));
        }
    }
    let _ = write!(out, "</{name}{}>", random.one(&["", " ", "\n"]));
}

fn document(random: &mut Random) -> String {
    let mut out = random
        .one(&[
            "",
            "\u{feff}",
            "<?xml version=\"1.0\"?>",
            "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n",
            "<!-- c -->",
            "<?p?>",
        ])
        .to_owned();
    element(random, 4, &mut out);
    out.push_str(random.one(&["", "\n", "<!-- c -->", "<?p?>"]));
    out
}

/// The text with mistakes in it, behind what it declares: what stands there is not looked at by `roxmltree`.
fn mutated(random: &mut Random, text: &str) -> String {
    let begins = text.starts_with("<?xml ");
    let end = text.find("?>").filter(|_| begins).map_or(0, |end| end + 2);
    let (declaration, text) = text.split_at(end);
    let mut out = text.to_owned();
    for _ in 0..=random.below(2) {
        let mut places = out
            .char_indices()
            .map(|(place, _)| place)
            .collect::<Vec<_>>();
        places.push(out.len());
        let begin = random.below(places.len());
        let end = (begin + random.below(3)).min(places.len() - 1);
        out.replace_range(places[begin]..places[end], random.one(&MUTATIONS));
    }
    format!("{declaration}{out}")
}

/// A tree of ours as text. Text beside elements is nobody's value.
fn ours(node: Node<'_>, out: &mut String) {
    let _ = write!(out, "({}", node.name());
    for (name, value) in node.attributes() {
        let _ = write!(out, " {name}={value:?}");
    }
    if !node.has_children() {
        let _ = write!(out, " {:?}", node.text());
    }
    for child in node.children() {
        ours(child, out);
    }
    out.push(')');
}

fn theirs(node: roxmltree::Node<'_, '_>, out: &mut String) {
    let _ = write!(out, "({}", node.tag_name().name());
    for attribute in node.attributes() {
        let _ = write!(out, " {}={:?}", attribute.name(), attribute.value());
    }
    if !node.children().any(|child| child.is_element()) {
        let pieces = node.children().filter(roxmltree::Node::is_text);
        let text: String = pieces.filter_map(|piece| piece.text()).collect();
        let _ = write!(out, " {text:?}");
    }
    for child in node.children().filter(roxmltree::Node::is_element) {
        theirs(child, out);
    }
    out.push(')');
}

/// What `roxmltree` does otherwise than XML 1.0.
fn theirs_is_wrong(text: &str) -> bool {
    // A line end that is a lone carriage return stays one where a text ends, or a reference follows.
    let has_lone_return = || text.replace("\r\n", "").contains('\r');
    // A reference to what is no character is one to U+FFFD.
    let has_beyond = || text.contains("&#x110000;");
    // Names of processing instructions have no end: `<?p<![CDATA[?>`.
    let has_endless_name = || {
        text.match_indices("<?").any(|(begin, _)| {
            let rest = &text[begin + 2..];
            !rest.starts_with("?>")
                && rest.split_once("?>").is_some_and(|(instruction, _)| {
                    let end = instruction
                        .find(|it| !super::characters::continues_name(it))
                        .unwrap_or(instruction.len());
                    !instruction[end..].is_empty()
                        && !instruction[end..].starts_with([' ', '\t', '\n', '\r'])
                })
        })
    };
    has_lone_return() || has_beyond() || has_endless_name()
}

#[test]
fn random_documents_are_the_same_trees_or_none() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut trees, mut refused) = (0, 0);
    for round in 0..20_000 {
        let mut text = document(&mut random);
        if round % 4 != 0 {
            text = mutated(&mut random, &text);
        }
        if theirs_is_wrong(&text) {
            continue;
        }
        let ours = parse(&text).map(|document| {
            let mut out = String::new();
            ours(document.root(), &mut out);
            out
        });
        let theirs = roxmltree::Document::parse(&text).map(|document| {
            let mut out = String::new();
            theirs(document.root_element(), &mut out);
            out
        });
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{text:?}");
                trees += 1;
            }
            (Err(_), Err(_)) => refused += 1,
            (ours, theirs) => panic!("{text:?}: ours {ours:?}, theirs {theirs:?}"),
        }
    }
    assert!(trees > 3000 && refused > 3000, "{trees} {refused}");
}

#[test]
fn a_declaration_says_what_it_can() {
    for declaration in [
        "version='1.0'",
        "version = \"1.1\"",
        "version='1.0' encoding='utf-8'",
        "version='1.0' standalone='no'",
        "version='1.0' encoding='ISO-8859-1' standalone='yes' ",
    ] {
        let text = format!("<?xml {declaration}?><a/>");
        assert!(parse(&text).is_ok(), "{text}");
    }
    for declaration in [
        "",
        "encoding='UTF-8'",
        "version='2.0'",
        "version='1.'",
        "version='<'",
        "version='1.0\u{1}'",
        "version='1.0' encoding=''",
        "version='1.0' encoding='8'",
        "version='1.0' encoding='UTF-8' encoding='UTF-8'",
        "version='1.0' standalone='maybe'",
        "version='1.0' standalone='yes' encoding='UTF-8'",
        "version='1.0'encoding='UTF-8'",
        "version='1.0' more='x'",
    ] {
        let text = format!("<?xml {declaration}?><a/>");
        assert!(parse(&text).is_err(), "{text}");
    }
}
