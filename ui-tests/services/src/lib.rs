//! The tests are in `tests/`; the code that they check is made by `build/` from the folder that `make_cases.py` writes.
