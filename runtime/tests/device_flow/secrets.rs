//! Nothing but the prompt's own accessors says a code or a secret.

use std::fmt::Write;

use crate::replies::{
    SECRETS, codes, denied, expired, invalid_client, invalid_grant, pending, server_error,
    slow_down, token,
};
use crate::scripted::{Run, Script, cached, settings};

fn everything_formatted(run: &Run) -> String {
    let mut text = run.formatted.clone();
    let _ = writeln!(text, "{:?} {:?} {:?}", run.outcome, run.prompts, run.waits);
    if let Err(error) = &run.outcome {
        let _ = writeln!(text, "{error} {error:#?}");
    }
    text
}

#[test]
fn no_step_result_or_error_formats_a_secret() {
    let with_cache = || settings().registration(cached(60));
    let runs = [
        Script::new()
            .polls([
                pending(),
                slow_down(),
                server_error(),
                invalid_client(),
                pending(),
                token(),
            ])
            .run(with_cache()),
        Script::new().polls([denied()]).run(settings()),
        Script::new().polls([expired()]).run(settings()),
        Script::new()
            .polls([server_error(), invalid_grant()])
            .run(settings()),
        Script::new()
            .starts([codes(3, Some(1))])
            .then_forever(pending)
            .run(settings()),
    ];
    let settings = format!("{:?}", with_cache());
    for text in runs.iter().map(everything_formatted).chain([settings]) {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }
}

#[test]
fn the_prompt_says_the_code_when_asked() {
    let run = Script::new().polls([pending(), token()]).run(settings());
    let prompt = &run.prompts[0];
    assert!(prompt.instructions().contains(prompt.user_code()));
    assert!(!format!("{prompt:?}").contains(prompt.user_code()));
}
