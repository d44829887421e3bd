//! Which checksums an operation has: the trait `httpChecksum`.

use crate::model;
use crate::plan::{Binding, Checksum, Structure};

/// The algorithms that the DSL knows.
const ALGORITHMS: [&str; 6] = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512"];

/// What the DSL can say of it: the members are in headers, and the algorithms are those that the runtime has.
pub(super) fn checksum(trait_: &model::Checksum, structure: &Structure) -> Option<Checksum> {
    let in_header = |name: &Option<String>| {
        let name = name.as_ref()?;
        let field = structure
            .fields
            .iter()
            .find(|field| field.member == *name)?;
        matches!(field.binding, Binding::Header(_)).then(|| field.ident.clone())
    };
    let response_algorithms: Vec<String> = trait_
        .response_algorithms
        .iter()
        .filter(|name| ALGORITHMS.contains(&name.as_str()))
        .cloned()
        .collect();
    let request_validation_mode =
        in_header(&trait_.validation_mode).filter(|_| !response_algorithms.is_empty());
    let checksum = Checksum {
        request_algorithm: in_header(&trait_.request_algorithm),
        required: trait_.required,
        response_algorithms: match request_validation_mode {
            Some(_) => response_algorithms,
            None => Vec::new(),
        },
        request_validation_mode,
    };
    (checksum != Checksum::default()).then_some(checksum)
}
