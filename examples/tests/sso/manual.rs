//! `sso completions` and `sso man`.

use std::fs;
use std::process::Command;

use crate::support::{Result, TestResult, home, run, stderr, stdout};

/// The commands that `sso --help` lists.
fn commands() -> Result<Vec<String>> {
    let help = stdout(&run(["--help"])?);
    let (_, list) = help.split_once("Commands:\n").ok_or("no commands")?;
    let names: Vec<String> = list
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .filter(|name| name != "help")
        .collect();
    assert!(names.len() > 10, "{help}");
    Ok(names)
}

#[test]
fn completions_know_all_commands_in_each_shell() -> TestResult {
    let commands = commands()?;
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(["completions", shell])?;
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let text = stdout(&output);
        for command in &commands {
            assert!(text.contains(command.as_str()), "{shell}: {command}");
        }
        assert!(
            text.contains("--sso-session") || text.contains("sso-session"),
            "{shell}"
        );
    }
    let output = run(["completions", "csh"])?;
    assert_eq!(output.status.code(), Some(2));
    Ok(())
}

/// What a person gets who presses Tab, from bash itself.
#[test]
fn bash_completes() -> TestResult {
    let script = stdout(&run(["completions", "bash"])?);
    let ask = r#"
        eval "$0"
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _sso sso "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    let complete = |words: &[&str]| -> Result<Vec<String>> {
        let output = Command::new("bash")
            .args(["--norc", "-c", ask, &script])
            .args(words)
            .output()?;
        assert!(output.status.success(), "{}", stderr(&output));
        Ok(stdout(&output).lines().map(str::to_owned).collect())
    };
    if Command::new("bash").arg("--version").output().is_err() {
        eprintln!("skipped: there is no bash");
        return Ok(());
    }
    assert_eq!(complete(&["sso", "cred"])?, ["credentials"]);
    assert_eq!(complete(&["sso", "login", "--pk"])?, ["--pkce"]);
    let formats = complete(&["sso", "credentials", "--format", ""])?;
    assert_eq!(formats, ["process", "env", "json", "ini"]);
    Ok(())
}

#[test]
fn a_manual_page_for_each_command() -> TestResult {
    let folder = home().join("man");
    let path = folder.to_str().ok_or("not Unicode")?;
    let output = run(["man", "--directory", path])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut expected: Vec<String> = commands()?
        .iter()
        .map(|command| format!("sso-{command}.1"))
        .collect();
    expected.push("sso.1".to_owned());
    for name in &expected {
        let page =
            fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
        assert!(
            page.contains(".SH NAME") && page.contains(".SH SYNOPSIS"),
            "{name}"
        );
    }
    let page = stdout(&run(["man"])?);
    assert_eq!(page, fs::read_to_string(folder.join("sso.1"))?);
    assert!(page.contains("nobody is signed in"), "the exit codes");

    let login = fs::read_to_string(folder.join("sso-login.1"))?;
    assert!(login.contains("\\-\\-pkce") && login.contains("refreshToken"));
    Ok(())
}

#[test]
fn a_folder_that_cannot_be_made_is_named() -> TestResult {
    let file = home().join("file");
    fs::write(&file, "")?;
    let path = file.to_str().ok_or("not Unicode")?;
    let output = run(["man", "--directory", path])?;
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains(path), "{}", stderr(&output));
    Ok(())
}
