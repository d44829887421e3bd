//! What compiles, and what the compiler says when it does not: see `tests/`.
