//! Waiters: functions of the service's type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Writer, ident};
use crate::Paths;
use crate::plan::{Acceptor, AcceptorState, Condition, Matcher, Step, Test, Waiter};

impl Writer<'_> {
    /// The functions that make the service's waiters, if it has any.
    pub(super) fn waiters(&self) -> Option<TokenStream> {
        let waiters = &self.service.waiters;
        if waiters.is_empty() {
            return None;
        }
        let name = ident(&self.service.ident);
        let functions = waiters.iter().map(|waiter| self.waiter(waiter));
        let allow = self
            .service
            .notes
            .deprecated
            .then(|| quote!(#[allow(deprecated)]));
        Some(quote! {
            #allow
            impl #name {
                #(#functions)*
            }
        })
    }

    fn waiter(&self, waiter: &Waiter) -> TokenStream {
        let runtime = self.types.runtime;
        let attributes = self.item_attributes(&waiter.notes, &waiter.name, waiter.uses_deprecated);
        let function = ident(&waiter.ident);
        let operation = ident(&waiter.operation);
        let name = &waiter.name;
        let delay = Literal::u64_unsuffixed(waiter.delay);
        let max_attempts = Literal::u32_unsuffixed(waiter.max_attempts);
        let mut arms = Vec::new();
        let mut knows_outputs = false;
        for acceptor in &waiter.acceptors {
            let is_output = matches!(acceptor.matcher, Matcher::Success | Matcher::Output(_));
            // No output is left for it.
            if is_output && knows_outputs {
                continue;
            }
            knows_outputs |= acceptor.matcher == Matcher::Success;
            arms.push(self.arm(acceptor));
        }
        quote! {
            #attributes
            pub fn #function() -> #runtime::wait::Waiter<#operation> {
                #runtime::wait::Waiter::<#operation>::until(|reply| match reply {
                    #(#arms)*
                    _ => #runtime::wait::Verdict::Unmatched,
                })
                .named(#name)
                .delay(::core::time::Duration::from_secs(#delay))
                .max_attempts(#max_attempts)
            }
        }
    }

    fn arm(&self, acceptor: &Acceptor) -> TokenStream {
        let (ok, err) = match self.types.paths {
            Paths::Absolute => (
                quote!(::core::result::Result::Ok),
                quote!(::core::result::Result::Err),
            ),
            Paths::Prelude => (quote!(Ok), quote!(Err)),
        };
        let pattern = match &acceptor.matcher {
            Matcher::Success => quote!(#ok(_)),
            Matcher::Output(condition) => {
                let condition = self.condition(&quote!(output), condition);
                quote!(#ok(output) if #condition)
            }
            Matcher::Error => quote!(#err(error) if error.service_error().is_some()),
            Matcher::ErrorCode(code) => {
                let some = self.some(&quote!(#code));
                quote!(#err(error) if error.service_error().is_some_and(|error| error.code() == #some))
            }
            Matcher::ErrorStatus(status) => {
                let status = Literal::u16_unsuffixed(*status);
                quote!(#err(error) if error.service_error().is_some_and(|error| error.status() == #status))
            }
        };
        let runtime = self.types.runtime;
        let verdict = match acceptor.state {
            AcceptorState::Success => quote!(Success),
            AcceptorState::Retry => quote!(Retry),
            AcceptorState::Failure => {
                let reason = &acceptor.text;
                quote!(failure(#reason))
            }
        };
        quote!(#pattern => #runtime::wait::Verdict::#verdict,)
    }

    fn some(&self, value: &TokenStream) -> TokenStream {
        match self.types.paths {
            Paths::Absolute => quote!(::core::option::Option::Some(#value)),
            Paths::Prelude => quote!(Some(#value)),
        }
    }

    /// The condition on the struct that `root` names.
    fn condition(&self, root: &TokenStream, condition: &Condition) -> TokenStream {
        match condition {
            Condition::Any(steps, test) => self.any(root, false, steps, test),
            Condition::Same(one, other) => {
                let (one, other) = (ident(one), ident(other));
                quote!(#root.#one == #root.#other)
            }
            Condition::Not(inner) => match &**inner {
                Condition::Any(steps, test) => {
                    let inner = self.any(root, false, steps, test);
                    // A comparison binds less than `!`.
                    quote!(!(#inner))
                }
                inner => {
                    let inner = self.condition(root, inner);
                    quote!(!(#inner))
                }
            },
            Condition::And(left, right) => {
                let (left, right) = (self.part(root, left), self.part(root, right));
                quote!(#left && #right)
            }
            Condition::Or(left, right) => {
                let (left, right) = (self.part(root, left), self.part(root, right));
                quote!(#left || #right)
            }
        }
    }

    /// A condition beside another.
    fn part(&self, root: &TokenStream, condition: &Condition) -> TokenStream {
        let tokens = self.condition(root, condition);
        match condition {
            Condition::Any(..) | Condition::Same(..) | Condition::Not(_) => tokens,
            Condition::And(..) | Condition::Or(..) => quote!((#tokens)),
        }
    }

    /// Whether the test holds somewhere below the place, which is a reference or a field.
    fn any(
        &self,
        place: &TokenStream,
        is_reference: bool,
        steps: &[Step],
        test: &Test,
    ) -> TokenStream {
        let Some((step, steps)) = steps.split_first() else {
            return self.value(place, is_reference, test);
        };
        match step {
            Step::Field {
                ident: name,
                optional,
            } => {
                let name = ident(name);
                let field = quote!(#place.#name);
                if *optional && steps.is_empty() && *test == Test::Present {
                    quote!(#field.is_some())
                } else if *optional {
                    let inner = self.any(&quote!(value), true, steps, test);
                    quote!(#field.as_ref().is_some_and(|value| #inner))
                } else {
                    self.any(&field, false, steps, test)
                }
            }
            Step::Items | Step::Values => {
                let inner = self.any(&quote!(value), true, steps, test);
                let (iter, value) = match (step, steps, test) {
                    (Step::Values, ..) => (quote!(values), quote!(value)),
                    (_, [], Test::Present) => (quote!(iter), quote!(_)),
                    _ => (quote!(iter), quote!(value)),
                };
                match self.types.paths {
                    Paths::Absolute => {
                        quote!(::core::iter::Iterator::any(&mut #place.#iter(), |#value| #inner))
                    }
                    Paths::Prelude => quote!(#place.#iter().any(|#value| #inner)),
                }
            }
        }
    }

    fn value(&self, place: &TokenStream, is_reference: bool, test: &Test) -> TokenStream {
        let copied = if is_reference {
            quote!(*#place)
        } else {
            quote!(#place)
        };
        match test {
            Test::Text(wanted) => quote!(#place.as_str() == #wanted),
            Test::SensitiveText(wanted) => quote!(#place.expose() == #wanted),
            Test::Boolean(true) => copied,
            Test::Boolean(false) => quote!(!#copied),
            Test::Number(number) => {
                let number = Literal::i64_unsuffixed(*number);
                quote!(#copied == #number)
            }
            Test::Length(0) => quote!(#place.is_empty()),
            Test::Length(length) => {
                let length = Literal::usize_unsuffixed(*length);
                quote!(#place.len() == #length)
            }
            Test::Present => quote!(true),
            Test::NoItem(condition) => {
                let condition = self.condition(&quote!(item), condition);
                match self.types.paths {
                    Paths::Absolute => {
                        quote!(!::core::iter::Iterator::any(&mut #place.iter(), |item| #condition))
                    }
                    Paths::Prelude => quote!(!#place.iter().any(|item| #condition)),
                }
            }
            Test::Not(test) => match &**test {
                Test::Text(wanted) => quote!(#place.as_str() != #wanted),
                test => {
                    let test = self.value(place, is_reference, test);
                    quote!(!(#test))
                }
            },
        }
    }
}
