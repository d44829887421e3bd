//! Timestamps from outside: every format, in both directions, up to the ends of the range.

mod json;
mod random;
mod range;
mod text;
