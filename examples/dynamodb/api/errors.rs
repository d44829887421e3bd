//! The errors that the operations model.

use aws_operation::aws_error;

use super::item::Item;

/// The errors of operations that read.
///
/// Throttling needs no variant: its codes are known, and such calls are made again.
#[aws_error]
#[derive(Clone, Debug, PartialEq)]
pub enum ReadError {
    /// There is no such table, or it is not ready.
    #[aws(status = 400)]
    ResourceNotFoundException,
}

/// The errors of operations that write.
#[aws_error(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
pub enum WriteError {
    /// The condition does not hold.
    #[aws(status = 400)]
    ConditionalCheckFailedException {
        /// The item that is there, where [`OnConditionFailure::AllOld`](super::OnConditionFailure::AllOld) asked for it.
        item: Option<Item>,
    },
    /// There is no such table, or it is not ready.
    #[aws(status = 400)]
    ResourceNotFoundException,
    /// A transaction works on the item.
    #[aws(status = 400, retryable)]
    TransactionConflictException,
}
