//! `~` and `$NAME` in the names of files.

use std::path::{Path, PathBuf};

use super::error::ConfigError;

/// A path with its variables and then its `~` replaced, as Python's `expandvars` and `expanduser` do it. What is not known
/// stays as it is: `$UNKNOWN`, and `~name`, the home of somebody else.
pub(super) fn expand<'a>(
    path: &str,
    variable: impl Fn(&str) -> Result<Option<&'a str>, ConfigError>,
    home: Option<&Path>,
) -> Result<PathBuf, ConfigError> {
    let path = expand_variables(path, variable)?;
    let below_home = match path.strip_prefix('~') {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix('/').or_else(|| {
            // On Windows both are separators.
            rest.strip_prefix('\\').filter(|_| cfg!(windows))
        }),
        None => None,
    };
    Ok(match (below_home, home) {
        (Some(""), Some(home)) => home.to_owned(),
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
        _ => path.into(),
    })
}

fn expand_variables<'a>(
    mut rest: &str,
    variable: impl Fn(&str) -> Result<Option<&'a str>, ConfigError>,
) -> Result<String, ConfigError> {
    let mut expanded = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        let (name, end) = name_of(after);
        if let Some(value) = variable(name)? {
            expanded.push_str(value);
        } else {
            expanded.push('$');
            expanded.push_str(after.get(..end).unwrap_or_default());
        }
        rest = after.get(end..).unwrap_or_default();
    }
    expanded.push_str(rest);
    Ok(expanded)
}

/// The name of a variable after its `$`, and where it ends: `HOME` and 4 for `HOME/x`, `HOME` and 6 for `{HOME}/x`.
fn name_of(after: &str) -> (&str, usize) {
    if let Some((name, _)) = after
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'))
    {
        return (name, name.len() + 2);
    }
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let end = after.bytes().take_while(|byte| is_part(*byte)).count();
    (after.get(..end).unwrap_or_default(), end)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::expand;

    #[test]
    fn variables_and_the_home_directory() {
        for (path, expanded) in [
            ("~", "/people/ada"),
            ("~/", "/people/ada"),
            ("~/x", "/people/ada/x"),
            ("~//x", "/people/ada/x"),
            ("~bob/x", "~bob/x"),
            ("/x/~", "/x/~"),
            ("$DIR/x", "/dir/x"),
            ("${DIR}x", "/dirx"),
            ("$DIRx", "$DIRx"),
            ("$", "$"),
            ("$$DIR", "$/dir"),
            ("${DIR", "${DIR"),
            ("${}x", "${}x"),
            ("$HOMELY/x", "/people/ada/x"),
            ("ä$ä", "ä$ä"),
        ] {
            let variable = |name: &str| {
                Ok(match name {
                    "DIR" => Some("/dir"),
                    "HOMELY" => Some("~"),
                    _ => None,
                })
            };
            let found = expand(path, variable, Some(Path::new("/people/ada"))).expect(path);
            assert_eq!(found, Path::new(expanded), "{path}");
        }
    }

    #[test]
    fn without_a_home_directory_the_path_stays() {
        let found = expand("~/x", |_| Ok(None), None).expect("a path");
        assert_eq!(found, Path::new("~/x"));
    }
}
