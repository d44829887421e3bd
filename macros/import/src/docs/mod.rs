//! Documentation: HTML as models have it, as the Markdown of doc comments.

mod blocks;
mod escape;
mod html;

use html::Token;

/// The lines of a doc comment, wrapped; none if the documentation says nothing.
pub(crate) fn lines(html: &str) -> Vec<String> {
    let mut page = Page::default();
    for token in html::tokens(html) {
        match token {
            Token::Text(text) => page.text(&text),
            Token::Open { name, href } => page.open(&name, href),
            Token::Close(name) => page.close(&name),
        }
    }
    page.end_paragraph();
    page.lines
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
    /// The text of the paragraph, in Markdown.
    text: String,
    /// Inline elements that are open.
    spans: Vec<Span>,
    lists: Vec<List>,
    /// Text of a `<pre>`.
    verbatim: Option<String>,
    /// Put before the next paragraph.
    prefix: &'static str,
    /// Whether the last block was in a list.
    after_item: bool,
}

/// An inline element, with the text before it.
struct Span {
    kind: SpanKind,
    before: String,
}

#[derive(PartialEq, Eq)]
enum SpanKind {
    Code,
    Strong,
    Emphasis,
    Link(Option<String>),
}

struct List {
    /// The number of the item, in a numbered list.
    number: Option<usize>,
    /// Whether the next paragraph begins an item.
    pending: bool,
    /// The width of the marker, once there is one.
    width: usize,
}

impl Page {
    fn text(&mut self, text: &str) {
        if let Some(verbatim) = &mut self.verbatim {
            verbatim.push_str(text);
            return;
        }
        let mut collapsed = String::with_capacity(text.len());
        let mut after_space = self.text.is_empty() || self.text.ends_with(' ');
        for character in text.chars() {
            let is_space = character.is_whitespace();
            if !is_space {
                collapsed.push(character);
            } else if !after_space {
                collapsed.push(' ');
            }
            after_space = is_space;
        }
        // A space at the beginning of an element belongs before it.
        if text.starts_with(char::is_whitespace) && self.text.is_empty() && !self.spans.is_empty() {
            collapsed.insert(0, ' ');
        }
        if self.is_in(&SpanKind::Code) {
            self.text.push_str(&collapsed);
        } else {
            let in_link = self
                .spans
                .iter()
                .any(|span| matches!(span.kind, SpanKind::Link(_)));
            self.text.push_str(&escape::text(&collapsed, in_link));
        }
    }

    fn open(&mut self, name: &str, href: Option<String>) {
        if self.verbatim.is_some() {
            return;
        }
        match name {
            "code" | "kbd" | "samp" | "tt" => self.begin(SpanKind::Code),
            "b" | "strong" => self.begin(SpanKind::Strong),
            "i" | "em" | "var" => self.begin(SpanKind::Emphasis),
            "a" => self.begin(SpanKind::Link(href)),
            "ul" | "ol" => {
                self.end_paragraph();
                self.lists.push(List {
                    number: (name == "ol").then_some(0),
                    pending: false,
                    width: 0,
                });
            }
            "li" => {
                self.end_paragraph();
                if let Some(list) = self.lists.last_mut() {
                    list.pending = true;
                    if let Some(number) = &mut list.number {
                        *number += 1;
                    }
                }
            }
            "pre" => {
                self.end_paragraph();
                self.verbatim = Some(String::new());
            }
            "dt" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" => {
                self.end_paragraph();
                self.begin(SpanKind::Strong);
            }
            "note" | "important" => {
                self.end_paragraph();
                self.prefix = if name == "note" {
                    "**Note:** "
                } else {
                    "**Important:** "
                };
            }
            "td" | "th" => self.text(" "),
            _ if is_block(name) => self.end_paragraph(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(verbatim) = self.verbatim.take() {
            if name == "pre" {
                self.code_block(&verbatim);
            } else {
                self.verbatim = Some(verbatim);
            }
            return;
        }
        match name {
            "code" | "kbd" | "samp" | "tt" => self.end(|kind| *kind == SpanKind::Code),
            "b" | "strong" => self.end(|kind| *kind == SpanKind::Strong),
            "i" | "em" | "var" => self.end(|kind| *kind == SpanKind::Emphasis),
            "a" => self.end(|kind| matches!(kind, SpanKind::Link(_))),
            "ul" | "ol" => {
                self.end_paragraph();
                self.lists.pop();
            }
            _ if is_block(name) => {
                self.end_paragraph();
                if matches!(name, "note" | "important") {
                    self.prefix = "";
                }
            }
            _ => {}
        }
    }

    fn is_in(&self, kind: &SpanKind) -> bool {
        self.spans.iter().any(|span| span.kind == *kind)
    }

    fn begin(&mut self, kind: SpanKind) {
        let is_link = |kind: &SpanKind| matches!(kind, SpanKind::Link(_));
        // Code is taken as it is, and neither links nor emphasis stand in themselves.
        let nested = self.is_in(&SpanKind::Code)
            || self
                .spans
                .iter()
                .any(|span| span.kind == kind || (is_link(&span.kind) && is_link(&kind)));
        if !nested {
            self.spans.push(Span {
                kind,
                before: std::mem::take(&mut self.text),
            });
        }
    }

    /// Ends the innermost element of a kind, with all that was left open in it.
    fn end(&mut self, is_kind: impl Fn(&SpanKind) -> bool) {
        let Some(depth) = self.spans.iter().rposition(|span| is_kind(&span.kind)) else {
            return;
        };
        while self.spans.len() > depth {
            self.end_innermost();
        }
    }

    fn end_innermost(&mut self) {
        let Some(span) = self.spans.pop() else {
            return;
        };
        let inside = std::mem::replace(&mut self.text, span.before);
        let content = inside.trim();
        if content.is_empty() {
            if !inside.is_empty() {
                self.space();
            }
            return;
        }
        if inside.starts_with(' ') {
            self.space();
        }
        let marked = match span.kind {
            SpanKind::Code => escape::code(content),
            SpanKind::Strong => format!("**{content}**"),
            SpanKind::Emphasis => format!("*{content}*"),
            SpanKind::Link(href) => match href.as_deref().and_then(escape::target) {
                Some(target) => format!("[{content}]({target})"),
                None => content.to_owned(),
            },
        };
        // Two code spans side by side would be one.
        if marked.starts_with('`') && self.text.ends_with('`') {
            self.text.push(' ');
        }
        self.text.push_str(&marked);
        if inside.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "para"
            | "br"
            | "div"
            | "dd"
            | "dl"
            | "dt"
            | "li"
            | "hr"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "note"
            | "important"
            | "fullname"
            | "table"
            | "thead"
            | "tbody"
            | "tr"
            | "caption"
            | "blockquote"
            | "section"
            | "pre"
            | "ul"
            | "ol"
    )
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn markdown(html: &str) -> String {
        lines(html).join("\n")
    }

    #[test]
    fn paragraphs_lists_and_code() {
        assert_eq!(
            markdown(
                "<p>Lists <code>Tag[]</code>s of\n  the <b>bucket</b>:</p><ul><li><p>One</p><p>more</p></li> <li>Two\
                 <ol><li>Deep</li></ol></li></ul><p>End.</p><pre><code>a &lt; b\n  c</code></pre>"
            ),
            "Lists `Tag[]`s of the **bucket**:\n\n- One\n\n  more\n- Two\n  1. Deep\n\nEnd.\n\n```text\na < b\n  c\n```"
        );
    }

    #[test]
    fn nothing_that_rustdoc_would_read() {
        assert_eq!(
            markdown(
                "See [Foo] and <name>, a_b _c_ &amp;lt; https://example.com/a_b. (http://x.example/{id})"
            ),
            "See \\[Foo\\] and \\<name\\>, a_b \\_c\\_ \\&lt; <https://example.com/a_b>. (`http://x.example/{id}`)"
        );
        assert_eq!(
            markdown(
                "<a href=\"https://example.com/a(b)\"> the <i>guide</i> </a>or <a href=\"API_Foo.html\">Foo</a>"
            ),
            "[the *guide*](https://example.com/a%28b%29) or Foo"
        );
        assert_eq!(markdown("- 5 items"), "\\- 5 items");
        assert_eq!(markdown("<p>2. then</p>"), "2\\. then");
        assert_eq!(markdown("<p> </p>"), "");
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let text = "word ".repeat(60);
        let wrapped = lines(&text);
        assert!(wrapped.len() > 2, "{wrapped:?}");
        assert!(
            wrapped
                .iter()
                .all(|line| line.len() <= super::blocks::WIDTH)
        );
        assert_eq!(wrapped.join(" "), text.trim());
    }
}
