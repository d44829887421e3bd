//! The tests are in `tests/`; the code that they check is made by `build/` from the suites in the shared conformance data.
