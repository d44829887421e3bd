//! Requests for buckets, which may be in another region than the client's.

use std::sync::Arc;

use http::request::Parts;
use http::{Response, response};

use crate::client::bucket_region::{is_same_partition, region};
use crate::client::call::Sending;
use crate::client::repeat::TimeLeft;
use crate::client::trace::Trace;
use crate::client::transport::Received;
use crate::endpoint::Endpoint;
use crate::error::{Error, NotFollowed, ResponseError, ResponseFault};
use crate::protocol::Operation;
use crate::protocol::payload::Content;

/// Where a bucket is: its region, and the endpoint that this region has by our own rules.
#[derive(Clone)]
pub(super) struct Elsewhere {
    pub(super) endpoint_prefix: &'static str,
    pub(super) region: Arc<str>,
    pub(super) endpoint: Arc<Endpoint>,
}

impl<O: Operation> Sending<'_, O> {
    /// Sends the request to where the bucket is known to be, and once more if the reply names another region: to the host that
    /// the service has there, with a signature for that region. Nothing else of the reply is followed.
    pub(super) fn to_bucket(
        &self,
        bucket: &str,
        parts: &Parts,
        content: &Content<'_>,
        mut left: Option<TimeLeft>,
        trace: &mut Trace,
    ) -> Result<O::Output, Error<O::Error>> {
        let shared = &*self.client.shared;
        let mut place =
            O::SERVICE.and_then(|service| shared.s3.elsewhere(bucket, service.endpoint_prefix));
        loop {
            let begun = shared.clock.now();
            let reply = self.exchange(parts.clone(), content, place.as_ref(), left, trace)?;
            let (reply, body) = reply.into_parts();
            match self.next_place(bucket, &reply, &body, place.as_ref(), content) {
                Ok(None) => return self.decode(Response::from_parts(reply, body)),
                Ok(Some(next)) => {
                    self.is_redirected.set(true);
                    place = Some(next);
                }
                Err(fault) => {
                    let error = ResponseError::new(O::NAME, reply.status, reply.headers, fault);
                    return Err(Error::Response(error));
                }
            }
            let spent = shared.clock.now().saturating_duration_since(begun);
            left = left.map(|left| left.after(spent));
        }
    }

    /// Where the request is to be sent in place of where it was; an error where the reply says so and it cannot be.
    fn next_place(
        &self,
        bucket: &str,
        reply: &response::Parts,
        body: &Received,
        place: Option<&Elsewhere>,
        content: &Content<'_>,
    ) -> Result<Option<Elsewhere>, ResponseFault> {
        let Received::Bytes(body) = body else {
            return Ok(None);
        };
        let shared = &*self.client.shared;
        let asked = place.map_or(shared.authorizer.region(), |place| Some(&*place.region));
        let (Some(service), Some(asked)) = (O::SERVICE, asked) else {
            return Ok(None);
        };
        let Some(named) = region(O::NAME, &O::METHOD, reply, body).filter(|named| *named != asked)
        else {
            return Ok(None);
        };
        let Some(endpoint) = shared.endpoints.in_region(&service, named) else {
            // To a URL that was given, for which no other stands.
            return Ok(None);
        };
        let fault = |reason| {
            let region = named.to_owned();
            Err(ResponseFault::OtherRegion { region, reason })
        };
        if !is_same_partition(named, asked) {
            return fault(NotFollowed::Partition);
        }
        if self.is_redirected.get() {
            // It is not where the reply before said.
            shared.s3.forget(bucket);
            return fault(NotFollowed::Again);
        }
        let next = Elsewhere {
            endpoint_prefix: service.endpoint_prefix,
            region: named.into(),
            endpoint: Arc::new(endpoint),
        };
        // Where this call's other attempts begin too, and the calls after it.
        shared.s3.remember(bucket, next.clone());
        if can_be_sent_again(content) {
            Ok(Some(next))
        } else {
            fault(NotFollowed::Body)
        }
    }
}

fn can_be_sent_again(content: &Content<'_>) -> bool {
    match content {
        Content::Bytes(_) => true,
        Content::Stream(stream, _) => stream.copy().is_some(),
    }
}
