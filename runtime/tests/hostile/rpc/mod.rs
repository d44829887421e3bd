//! awsJson and rpcv2Cbor: what is hostile in CBOR, and in the place of either.

mod bytes;

mod documents;
mod encode;
mod errors;
mod exchange;
mod floats;
mod integers;
mod keys;
mod lengths;
mod nesting;
mod places;
mod random;
mod requests;
mod samples;
mod sink;
mod size;
mod strings;
mod tags;
