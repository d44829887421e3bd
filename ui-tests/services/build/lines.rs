//! Code on many lines.
//!
//! For each call that may panic, the compiler computes its column, and for that it walks through the line: on one line of
//! megabytes, which is what a `TokenStream` is as text, that takes longer than all else.

use std::mem;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The text of the code, with a line for each statement and each item.
pub(crate) fn text(code: TokenStream) -> String {
    let mut out = String::new();
    write(code, &mut out);
    out
}

fn write(code: TokenStream, out: &mut String) {
    // What is on a line is written at once, since `::` is two tokens that must not come apart.
    let mut line = TokenStream::new();
    for token in code {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                end(&mut line, out);
                out.push_str("{\n");
                write(group.stream(), out);
                out.push_str("}\n");
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => {
                line.extend([TokenTree::Punct(mark)]);
                end(&mut line, out);
            }
            other => line.extend([other]),
        }
    }
    end(&mut line, out);
}

fn end(line: &mut TokenStream, out: &mut String) {
    out.push_str(&mem::take(line).to_string());
    out.push('\n');
}
