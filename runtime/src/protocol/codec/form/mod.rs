//! Forms as awsQuery and ec2Query write their requests: `Action=DescribeInstances&Filter.1.Name=...`, percent-encoded.
//!
//! What a value is called says where it stands: the members of a structure stand behind their names, the items of a list behind
//! their numbers. Only the server's half reads forms.

#[cfg(feature = "server")]
mod read;
mod write;

pub(crate) use write::FormMap;

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::ser::Serialize;

use super::{Codec, CodecError, Envelope, Heading};
use crate::protocol::shape::{FromMembers, MemberWriter};
use write::{Form, Writer};

/// The codec, with the rules of a protocol for names and lists.
pub struct FormCodec<R>(PhantomData<R>);

/// What the two protocols differ in.
pub trait Rules {
    /// Whether names begin with a capital, all lists are flattened, and what is empty is left out.
    const IS_EC2: bool;
}

/// Those of awsQuery.
pub enum QueryRules {}

/// Those of ec2Query.
pub enum Ec2Rules {}

impl Rules for QueryRules {
    const IS_EC2: bool = false;
}

impl Rules for Ec2Rules {
    const IS_EC2: bool = true;
}

impl<R: Rules> Codec for FormCodec<R> {
    type Object<'a> = FormMap<'a>;

    const NAME: &'static str = "a form";

    const EMPTY: Option<&'static [u8]> = None;

    fn write_members(
        heading: &Heading<'_>,
        write: impl FnOnce(&mut MemberWriter<FormMap<'_>>),
    ) -> Result<Vec<u8>, CodecError> {
        let mut form = Form::begin(heading, R::IS_EC2);
        let mut members = MemberWriter::new(FormMap::structure(&mut form));
        write(&mut members);
        members.end()?;
        Ok(form.finish())
    }

    fn write_value<T: Serialize + ?Sized>(
        heading: &Heading<'_>,
        _: &'static str,
        value: &T,
    ) -> Result<Vec<u8>, CodecError> {
        let mut form = Form::begin(heading, R::IS_EC2);
        value.serialize(Writer::root(&mut form))?;
        Ok(form.finish())
    }

    fn is_likely(_: &[u8]) -> bool {
        false
    }

    fn object(body: &[u8]) -> &[u8] {
        body
    }

    #[cfg(feature = "server")]
    fn read_members<V: FromMembers>(body: &[u8]) -> Result<V::Value, CodecError> {
        read::members::<V>(body, R::IS_EC2)
    }

    #[cfg(feature = "server")]
    fn read_value<T: DeserializeOwned>(body: &[u8]) -> Result<T, CodecError> {
        read::value(body, R::IS_EC2)
    }

    #[cfg(not(feature = "server"))]
    fn read_members<V: FromMembers>(_: &[u8]) -> Result<V::Value, CodecError> {
        Err(only_written())
    }

    #[cfg(not(feature = "server"))]
    fn read_value<T: DeserializeOwned>(_: &[u8]) -> Result<T, CodecError> {
        Err(only_written())
    }

    fn read_envelope(_: &[u8]) -> Envelope<'_> {
        Envelope::default()
    }

    #[cfg(feature = "server")]
    fn with_error_type(object: &[u8], _: &str) -> Vec<u8> {
        object.to_vec()
    }
}

/// No reply is a form.
#[cfg(not(feature = "server"))]
fn only_written() -> CodecError {
    CodecError::new("a form is read by servers alone; enable the feature `server`")
}
