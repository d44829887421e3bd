//! Answers in pages.

use std::fmt;
use std::iter::FusedIterator;

use http::{HeaderMap, StatusCode};

use crate::client::Client;
use crate::error::{Error, ResponseError, ResponseFault};
use crate::protocol::{Operation, PageToken as _, Paginated, PaginatedItems};

/// The pages of an answer, one call each: see [`Client::pages`].
///
/// It ends after the last page, and after the first error.
#[must_use = "an iterator makes no call until it is used"]
pub struct Pages<'a, O: Paginated> {
    client: &'a Client,
    next: Next<O>,
    token: Option<O::Token>,
}

/// What comes next.
enum Next<O> {
    Page(O),
    /// A page that was read before: it would lead in a circle, and what has been read is not all.
    Circle,
    Nothing,
}

impl<'a, O: Paginated> Pages<'a, O> {
    pub(super) const fn new(client: &'a Client, request: O) -> Self {
        Self {
            client,
            next: Next::Page(request),
            token: None,
        }
    }
}

impl<O: Paginated> Iterator for Pages<'_, O> {
    type Item = Result<O::Output, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut request = match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Page(request) => request,
            Next::Circle => return Some(Err(circle::<O>())),
            Next::Nothing => return None,
        };
        let output = match self.client.send(&request) {
            Ok(output) => output,
            Err(error) => return Some(Err(error)),
        };
        let token = O::next_token(&output);
        let is_same =
            |token: &O::Token| self.token.as_ref().is_some_and(|last| last.is_same(token));
        if token.as_ref().is_some_and(is_same) {
            self.next = Next::Circle;
        } else if let Some(token) = token {
            self.token = Some(token.clone());
            request.set_token(token);
            self.next = Next::Page(request);
        }
        Some(Ok(output))
    }
}

fn circle<O: Operation>() -> Error<O::Error> {
    Error::Response(ResponseError::new(
        O::NAME,
        StatusCode::OK,
        HeaderMap::new(),
        ResponseFault::RepeatedToken,
    ))
}

impl<O: Paginated> FusedIterator for Pages<'_, O> {}

impl<O: Paginated> fmt::Debug for Pages<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        named::<O>("Pages", f)
    }
}

/// The items of an answer in pages: see [`Client::items`].
///
/// A page is asked for when the items of the one before are used up. It ends after the last item, and after the first
/// error.
#[must_use = "an iterator makes no call until it is used"]
pub struct Items<'a, O: PaginatedItems> {
    pages: Pages<'a, O>,
    page: std::vec::IntoIter<O::Item>,
}

impl<'a, O: PaginatedItems> Items<'a, O> {
    pub(super) fn new(client: &'a Client, request: O) -> Self {
        Self {
            pages: Pages::new(client, request),
            page: Vec::new().into_iter(),
        }
    }
}

impl<O: PaginatedItems> Iterator for Items<'_, O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(output) => self.page = O::items(output).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<O: PaginatedItems> FusedIterator for Items<'_, O> {}

impl<O: PaginatedItems> fmt::Debug for Items<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        named::<O>("Items", f)
    }
}

/// The operation only: requests and replies may hold secrets that nobody marked.
fn named<O: Operation>(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_struct(name)
        .field("operation", &O::NAME)
        .finish_non_exhaustive()
}
