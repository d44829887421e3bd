//! `JMESPath`, as far as the waiters of AWS's services use it: paths, lengths, comparisons, and what joins these.

use crate::json::Json;

/// An expression.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// `a.b[].c`
    Path(Vec<Part>),
    /// `'text'`, or JSON in backticks.
    Literal(Literal),
    /// `length(a)`
    Length(Vec<Part>),
    /// `a == b`, or with `false`, `a != b`
    Equal(Box<Expression>, Box<Expression>, bool),
    /// `a > b`
    Greater(Box<Expression>, Box<Expression>),
    Not(Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
}

/// A part of a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Member(String),
    /// `[]`
    Flatten,
    /// `*`
    Values,
    /// `[?a == b]`
    Filter(Expression),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Literal {
    Text(String),
    Number(i64),
    Flag(bool),
}

/// How deep expressions may be nested; those of AWS have a depth of three.
const DEPTH: usize = 30;

/// The expression, or what is wrong with it, as the end of a sentence.
pub(super) fn parse(text: &str) -> Result<Expression, String> {
    let mut parser = Parser { rest: text };
    let expression = parser.either(DEPTH)?;
    if parser.rest.is_empty() {
        Ok(expression)
    } else {
        Err(parser.unsupported())
    }
}

struct Parser<'a> {
    /// What is not yet read, without space before it.
    rest: &'a str,
}

impl Parser<'_> {
    fn either(&mut self, depth: usize) -> Result<Expression, String> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err("is nested too deeply".to_owned());
        };
        let mut left = self.both(depth)?;
        while self.take("||") {
            left = Expression::Or(Box::new(left), Box::new(self.both(depth)?));
        }
        Ok(left)
    }

    fn both(&mut self, depth: usize) -> Result<Expression, String> {
        let mut left = self.comparison(depth)?;
        while self.take("&&") {
            left = Expression::And(Box::new(left), Box::new(self.comparison(depth)?));
        }
        Ok(left)
    }

    fn comparison(&mut self, depth: usize) -> Result<Expression, String> {
        let left = self.operand(depth)?;
        if self.take(">") {
            let right = self.operand(depth)?;
            return Ok(Expression::Greater(Box::new(left), Box::new(right)));
        }
        let is_equal = self.take("==");
        if !is_equal && !self.take("!=") {
            return Ok(left);
        }
        let right = self.operand(depth)?;
        Ok(Expression::Equal(Box::new(left), Box::new(right), is_equal))
    }

    fn operand(&mut self, depth: usize) -> Result<Expression, String> {
        if self.take("(") {
            let inner = self.either(depth)?;
            return self.expect(")").map(|()| inner);
        }
        if self.take("!") {
            let Some(depth) = depth.checked_sub(1) else {
                return Err("is nested too deeply".to_owned());
            };
            return Ok(Expression::Not(Box::new(self.operand(depth)?)));
        }
        if self.take("'") {
            let text = self.until('\'')?;
            return Ok(Expression::Literal(Literal::Text(text)));
        }
        if self.take("`") {
            let text = self.until('`')?;
            return match serde_json::from_str(&text) {
                Ok(Json::Text(text)) => Ok(Expression::Literal(Literal::Text(text))),
                Ok(Json::Integer(number)) => Ok(Expression::Literal(Literal::Number(number))),
                Ok(Json::Flag(flag)) => Ok(Expression::Literal(Literal::Flag(flag))),
                _ => Err(format!("has the literal {text}, which is not supported")),
            };
        }
        let name = self.name()?;
        if self.take("(") {
            if name != "length" {
                return Err(format!(
                    "has the function `{name}`, of which only `length` is supported"
                ));
            }
            let name = self.name()?;
            let path = self.path(name, depth)?;
            return self.expect(")").map(|()| Expression::Length(path));
        }
        self.path(name, depth).map(Expression::Path)
    }

    /// The path that begins with the name.
    fn path(&mut self, name: String, depth: usize) -> Result<Vec<Part>, String> {
        let mut path = vec![Part::Member(name)];
        loop {
            if self.take("[]") {
                path.push(Part::Flatten);
            } else if self.take("[?") {
                let filter = self.either(depth)?;
                self.expect("]")?;
                path.push(Part::Filter(filter));
            } else if self.take(".*") {
                path.push(Part::Values);
            } else if self.take(".") {
                path.push(Part::Member(self.name()?));
            } else {
                return Ok(path);
            }
        }
    }

    fn name(&mut self) -> Result<String, String> {
        if self.take("\"") {
            return self.until('"');
        }
        let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let end = self.rest.find(|character| !is_part(character));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(self.unsupported());
        }
        self.rest = rest.trim_start();
        Ok(name.to_owned())
    }

    /// What stands before the sign, which no escape can hide.
    fn until(&mut self, sign: char) -> Result<String, String> {
        match self.rest.split_once(sign) {
            Some((text, rest)) if !text.contains('\\') => {
                self.rest = rest.trim_start();
                Ok(text.to_owned())
            }
            Some(_) => Err("has an escape, which is not supported".to_owned()),
            None => Err(format!("has no {sign} at the end of a text")),
        }
    }

    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.strip_prefix(token);
        // `!` is no beginning of `!=`.
        let rest = rest.filter(|rest| token != "!" || !rest.starts_with('='));
        match rest {
            // Space in a text belongs to it.
            Some(rest) if matches!(token, "'" | "`" | "\"") => self.rest = rest,
            Some(rest) => self.rest = rest.trim_start(),
            None => return false,
        }
        true
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.take(token) {
            Ok(())
        } else {
            Err(format!("has no {token} where one belongs"))
        }
    }

    fn unsupported(&self) -> String {
        if self.rest.is_empty() {
            "ends too early".to_owned()
        } else {
            format!(
                "has {} where it is not supported",
                crate::write::code(self.rest)
            )
        }
    }
}
