//! `sso serve`.

use crate::support::{Running, TestResult, run, stderr, stdout};

#[test]
fn the_first_line_says_where_and_ctrl_c_ends_it() -> TestResult {
    let mut server = Running::start(["serve"])?;
    let line = server.line()?;
    let url = line
        .strip_prefix("listening on ")
        .and_then(|rest| rest.strip_suffix('\n'))
        .ok_or_else(|| format!("unexpected first line {line:?}"))?
        .to_owned();
    let port = url
        .strip_prefix("http://127.0.0.1:")
        .ok_or("not on 127.0.0.1")?;
    assert!(port.parse::<u16>().is_ok_and(|port| port != 0), "{port}");

    let page = ureq::Agent::config_builder()
        .proxy(None)
        .build()
        .new_agent()
        .get(format!("{url}/device"))
        .call()?;
    assert_eq!(page.status(), 200);

    #[cfg(unix)]
    assert_eq!(server.interrupt()?.0, Some(130));
    Ok(())
}

#[test]
fn a_port_that_is_taken_is_named() -> TestResult {
    let taken = std::net::TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port().to_string();
    let output = run(["serve", "--port", &port])?;
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains(&port), "{}", stderr(&output));
    Ok(())
}
