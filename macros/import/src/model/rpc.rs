//! A model as a protocol without HTTP bindings sees it.

use super::Model;

impl Model {
    /// Takes away what such a protocol ignores: every member is in the body (Smithy's awsQuery and ec2Query).
    pub(crate) fn drop_locations(&mut self) {
        for shape in self.shapes.values_mut() {
            shape.payload = None;
            shape.streaming = false;
            for member in &mut shape.members {
                member.location = None;
                member.json_value = false;
                member.streaming = false;
            }
        }
        for operation in self.operations.values_mut() {
            "POST".clone_into(&mut operation.method);
            "/".clone_into(&mut operation.uri);
            operation.unsigned_payload = false;
        }
    }

    /// Takes away what such a protocol ignores: every member is in the body under its own name (Smithy's awsJson and rpcv2Cbor).
    pub(crate) fn drop_bindings(&mut self) {
        for shape in self.shapes.values_mut() {
            shape.payload = None;
            shape.streaming = false;
            // `__type` says which error it is, whatever it was called before.
            shape.error.code = None;
            // And what awsQuery replied with is not what others do.
            if self.metadata.query_compatible {
                shape.error.status = None;
            }
            for member in &mut shape.members {
                member.location = None;
                member.location_name = None;
                member.json_value = false;
                member.streaming = false;
            }
        }
        for operation in self.operations.values_mut() {
            "POST".clone_into(&mut operation.method);
            "/".clone_into(&mut operation.uri);
            operation.unsigned_payload = false;
            for error in &mut operation.errors {
                error.facts.code = None;
            }
        }
    }
}
