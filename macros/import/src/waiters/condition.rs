//! From paths to conditions on the types of the output.

use super::Reader;
use super::expression::{Expression, Literal, Part};
use crate::json::Json;
use crate::plan::{Condition, Item, Presence, Step, Structure, Test, Type};

const NO_LITERAL: &str = "compares with something else than a literal";

/// The way to a value, and the value's type.
struct Route<'a> {
    steps: Vec<Step>,
    ty: &'a Type,
    /// Whether it leads to several values.
    is_list: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn structure(&self, name: &str) -> Option<&'a Structure> {
        match self.service.items.get(name)? {
            Item::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    /// The path leads to the value.
    pub(super) fn equal(
        &self,
        output: &'a Structure,
        expression: &Expression,
        expected: &Json,
    ) -> Result<Condition, String> {
        let Expression::Path(path) = expression else {
            return Err("is true or false, and something else is expected".to_owned());
        };
        let route = self.route(output, path)?;
        if route.is_list {
            return Err("gives a list where a single value is supported".to_owned());
        }
        let test = self.test(route.ty, expected)?;
        Ok(Condition::Any(route.steps, test))
    }

    /// All values, of which there is at least one, or any value is the expected one.
    pub(super) fn items(
        &self,
        output: &'a Structure,
        expression: &Expression,
        expected: &Json,
        is_all: bool,
    ) -> Result<Condition, String> {
        let Expression::Path(path) = expression else {
            return Err("gives no list, and a list is expected".to_owned());
        };
        let mut route = self.route(output, path)?;
        if !route.is_list {
            match route.ty {
                Type::List {
                    item,
                    sparse: false,
                } => route.ty = item,
                _ => return Err("gives no list, and a list is expected".to_owned()),
            }
            route.steps.push(Step::Items);
        }
        let test = self.test(route.ty, expected)?;
        let any = Condition::Any(route.steps.clone(), test.clone());
        if !is_all {
            return Ok(any);
        }
        let other = Condition::Any(route.steps, Test::Not(Box::new(test)));
        let no_other = Condition::Not(Box::new(other));
        Ok(Condition::And(Box::new(any), Box::new(no_other)))
    }

    /// What is true or false by itself.
    pub(super) fn condition(
        &self,
        output: &'a Structure,
        expression: &Expression,
    ) -> Result<Condition, String> {
        Ok(match expression {
            Expression::Not(inner) => {
                let inner = self.condition(output, inner)?;
                Condition::Not(Box::new(inner))
            }
            Expression::And(left, right) => Condition::And(
                Box::new(self.condition(output, left)?),
                Box::new(self.condition(output, right)?),
            ),
            Expression::Or(left, right) => Condition::Or(
                Box::new(self.condition(output, left)?),
                Box::new(self.condition(output, right)?),
            ),
            Expression::Equal(left, right, is_equal) => {
                let equal = match (&**left, &**right) {
                    (Expression::Literal(literal), value)
                    | (value, Expression::Literal(literal)) => {
                        self.comparison(output, value, literal)?
                    }
                    (left, right) => self.of_two(output, left, right)?,
                };
                if *is_equal {
                    equal
                } else {
                    Condition::Not(Box::new(equal))
                }
            }
            Expression::Greater(left, right) => {
                let (Expression::Length(_), Expression::Literal(Literal::Number(0))) =
                    (&**left, &**right)
                else {
                    return Err("asks with `>` for something else than a length above 0".to_owned());
                };
                match self.comparison(output, left, &Literal::Number(0))? {
                    Condition::Not(none) => *none,
                    // What is not there has no length, above 0 or not.
                    Condition::Any(steps, test) => Condition::Any(steps, Test::Not(Box::new(test))),
                    other => Condition::Not(Box::new(other)),
                }
            }
            Expression::Path(_) | Expression::Literal(_) | Expression::Length(_) => {
                return Err("has a value where true or false is expected".to_owned());
            }
        })
    }

    fn comparison(
        &self,
        output: &'a Structure,
        value: &Expression,
        literal: &Literal,
    ) -> Result<Condition, String> {
        let Expression::Length(path) = value else {
            let expected = match literal {
                Literal::Text(text) => Json::Text(text.clone()),
                Literal::Number(number) => Json::Integer(*number),
                Literal::Flag(flag) => Json::Flag(*flag),
            };
            return self.equal(output, value, &expected);
        };
        let length = match literal {
            Literal::Number(number) => usize::try_from(*number).ok(),
            Literal::Text(_) | Literal::Flag(_) => None,
        };
        let length = length.ok_or("compares a length with what is no length")?;
        if let Some((Part::Filter(filter), list)) = path.split_last() {
            return if length == 0 {
                self.no_item(output, list, filter, false)
            } else {
                Err("compares the length of a filtered list with something else than 0 or its whole length".to_owned())
            };
        }
        // `[]` joins lists of lists; another list it leaves as it is.
        let whole = path.strip_suffix(&[Part::Flatten]).unwrap_or(path);
        let is_joined = whole.len() < path.len();
        let route = self.route(output, whole)?;
        match route.ty {
            _ if route.is_list && length == 0 => {
                let any = Condition::Any(route.steps, Test::Present);
                Ok(Condition::Not(Box::new(any)))
            }
            _ if route.is_list => {
                Err("compares the length of a list of parts with something else than 0".to_owned())
            }
            Type::String if length == 0 && !is_joined => {
                Ok(Condition::Any(route.steps, Test::Length(0)))
            }
            Type::List {
                item,
                sparse: false,
            } if !(is_joined && matches!(**item, Type::List { .. })) => {
                Ok(Condition::Any(route.steps, Test::Length(length)))
            }
            Type::Map { .. } if !is_joined => Ok(Condition::Any(route.steps, Test::Length(length))),
            _ => Err("has the length of something else than a list".to_owned()),
        }
    }

    /// Two values of the output are the same, or all items of a list pass a filter.
    fn of_two(
        &self,
        output: &'a Structure,
        left: &Expression,
        right: &Expression,
    ) -> Result<Condition, String> {
        match (left, right) {
            (Expression::Path(left), Expression::Path(right)) => {
                let (left, right) = (self.route(output, left)?, self.route(output, right)?);
                let is_simple = matches!(
                    left.ty,
                    Type::Boolean | Type::Integer | Type::Long | Type::String
                );
                match (&*left.steps, &*right.steps) {
                    (
                        [
                            Step::Field {
                                ident: one,
                                optional,
                            },
                        ],
                        [
                            Step::Field {
                                ident: other,
                                optional: other_optional,
                            },
                        ],
                    ) if is_simple && left.ty == right.ty && optional == other_optional => {
                        Ok(Condition::Same(one.clone(), other.clone()))
                    }
                    _ => Err("compares two values that are not of one simple type".to_owned()),
                }
            }
            (Expression::Length(filtered), Expression::Length(whole))
            | (Expression::Length(whole), Expression::Length(filtered))
                if filtered.len() == whole.len() + 1 && filtered.starts_with(whole) =>
            {
                match filtered.last() {
                    Some(Part::Filter(filter)) => self.no_item(output, whole, filter, true),
                    _ => Err(NO_LITERAL.to_owned()),
                }
            }
            _ => Err(NO_LITERAL.to_owned()),
        }
    }

    /// No item of the list passes the filter, or with `passes`, each does.
    fn no_item(
        &self,
        output: &'a Structure,
        list: &[Part],
        filter: &Expression,
        passes: bool,
    ) -> Result<Condition, String> {
        let route = self.route(output, list)?;
        let item = match route.ty {
            Type::List {
                item,
                sparse: false,
            } if !route.is_list => match &**item {
                Type::Item(item) => self.structure(item),
                _ => None,
            },
            _ => None,
        };
        let item = item.ok_or("filters what is no list of structures")?;
        let mut condition = self.condition(item, filter)?;
        if passes {
            condition = Condition::Not(Box::new(condition));
        }
        Ok(Condition::Any(
            route.steps,
            Test::NoItem(Box::new(condition)),
        ))
    }

    fn route(&self, output: &'a Structure, path: &[Part]) -> Result<Route<'a>, String> {
        let mut place = Place::Structure(output);
        let mut steps = Vec::new();
        let mut is_list = false;
        for part in path {
            match (part, place) {
                (Part::Member(name), from) => {
                    let structure = match from {
                        Place::Structure(structure) => Some(structure),
                        Place::Value(Type::Item(item)) => self.structure(item),
                        Place::Value(_) => None,
                    };
                    let structure = structure
                        .ok_or_else(|| format!("asks for `{name}` of what is no structure"))?;
                    let field = structure.fields.iter().find(|field| field.member == *name);
                    let field = field.ok_or_else(|| {
                        format!(
                            "asks for `{name}`, which `{}` does not have",
                            structure.shape
                        )
                    })?;
                    if field.notes.deprecated || self.is_deprecated(field.ty.item()) {
                        self.uses_deprecated.set(true);
                    }
                    steps.push(Step::Field {
                        ident: field.ident.clone(),
                        optional: field.presence == Presence::Optional,
                    });
                    place = Place::Value(&field.ty);
                }
                (
                    Part::Flatten,
                    Place::Value(Type::List {
                        item,
                        sparse: false,
                    }),
                ) => {
                    steps.push(Step::Items);
                    is_list = true;
                    place = Place::Value(item);
                }
                (
                    Part::Values,
                    Place::Value(Type::Map {
                        value,
                        sparse: false,
                    }),
                ) => {
                    steps.push(Step::Values);
                    is_list = true;
                    place = Place::Value(value);
                }
                (Part::Values, _) => return Err("has `*` after what is no map".to_owned()),
                (Part::Filter(_), _) => {
                    return Err("has a filter outside of a length".to_owned());
                }
                (Part::Flatten, _) => return Err("has `[]` after what is no list".to_owned()),
            }
        }
        match place {
            Place::Value(ty) => Ok(Route { steps, ty, is_list }),
            Place::Structure(_) => Err("is empty".to_owned()),
        }
    }

    /// The test whether a value of the type is the expected one.
    fn test(&self, ty: &Type, expected: &Json) -> Result<Test, String> {
        let is_enum = |name: &str| matches!(self.service.items.get(name), Some(Item::Enum(_)));
        match (ty, expected) {
            (Type::String, Json::Text(text)) => Ok(Test::Text(text.clone())),
            (Type::Item(name), Json::Text(text)) if is_enum(name) => Ok(Test::Text(text.clone())),
            (Type::SensitiveString, Json::Text(text)) => Ok(Test::SensitiveText(text.clone())),
            (Type::Boolean, Json::Flag(flag)) => Ok(Test::Boolean(*flag)),
            (Type::Integer | Type::Long, Json::Integer(number)) => Ok(Test::Number(*number)),
            _ => Err("is compared with what is no value of its type".to_owned()),
        }
    }
}

/// Where a path has led to.
#[derive(Clone, Copy)]
enum Place<'a> {
    Structure(&'a Structure),
    Value(&'a Type),
}
