//! The C compiler that cgo uses: the one that Rust's `cc` crate would take for the target.

use std::ffi::OsString;

use super::error::BuildError;
use super::target::Platform;

/// What the compiler's arguments may begin with to be passed on: they choose the target. The others (optimization,
/// warnings, sections) would only make cgo's own probes of the compiler fail or its cache useless.
const KEPT: &[&str] = &[
    "-m",
    "--target",
    "-target",
    "-arch",
    "-isysroot",
    "--sysroot",
];

/// The arguments of [`KEPT`] whose value is the next argument.
const WITH_VALUE: &[&str] = &["-target", "-arch", "-isysroot", "--sysroot"];

/// The variables for Go that name the C and C++ compiler. `CC`, `CC_<target>` and `TARGET_CC` of the user come first, as `cc` does it.
pub fn variables(
    platform: &Platform,
    host: &str,
) -> Result<Vec<(&'static str, OsString)>, BuildError> {
    let mut variables = Vec::new();
    for (name, cpp) in [("CC", false), ("CXX", true)] {
        let tool = cc::Build::new()
            .cpp(cpp)
            .target(&platform.triple)
            .host(host)
            .opt_level(2)
            .debug(false)
            .warnings(false)
            .cargo_metadata(false)
            .cargo_warnings(false)
            .cargo_debug(false)
            .try_get_compiler();
        let tool = match tool {
            Ok(tool) => tool,
            // Few modules have C++ in them; Go asks for the compiler if this one does.
            Err(_) if cpp => continue,
            Err(error) => {
                return Err(BuildError::Compiler {
                    triple: platform.triple.clone(),
                    message: error.to_string(),
                });
            }
        };
        if tool.is_like_msvc() {
            // cgo cannot work with Microsoft's compiler; Go looks for gcc itself.
            continue;
        }
        let wrapper = tool.cc_env();
        let mut words: Vec<OsString> = if wrapper.is_empty() {
            vec![quoted(tool.path().as_os_str().to_owned())]
        } else {
            vec![wrapper]
        };
        words.extend(target_args(tool.args()).into_iter().map(quoted));
        variables.push((name, words.join(" ".as_ref())));
        if !cpp {
            variables.extend(tool.env().iter().filter_map(|(name, value)| {
                // Apple's compilers find their headers by these.
                let known = [
                    "SDKROOT",
                    "MACOSX_DEPLOYMENT_TARGET",
                    "IPHONEOS_DEPLOYMENT_TARGET",
                ];
                let name = known.into_iter().find(|known| name == *known)?;
                Some((name, value.clone()))
            }));
        }
    }
    Ok(variables)
}

fn target_args(args: &[OsString]) -> Vec<OsString> {
    let mut kept = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let text = arg.to_string_lossy();
        if KEPT.iter().any(|start| text.starts_with(start)) {
            kept.push(arg.clone());
            if WITH_VALUE.contains(&text.as_ref()) {
                kept.extend(args.next().cloned());
            }
        }
    }
    kept
}

/// One field of a list of flags in Go's syntax, which has quotes but no escapes.
fn quoted(word: OsString) -> OsString {
    let text = word.to_string_lossy();
    if !text.contains(char::is_whitespace) {
        return word;
    }
    let quote = if text.contains('\'') { '"' } else { '\'' };
    format!("{quote}{text}{quote}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_arguments_about_the_target_are_kept() {
        let args = [
            "-O2",
            "-m64",
            "-arch",
            "arm64",
            "-Wall",
            "--target=arm64-apple-macosx",
            "-fPIC",
        ];
        let kept = target_args(&args.map(OsString::from));
        assert_eq!(
            kept,
            ["-m64", "-arch", "arm64", "--target=arm64-apple-macosx"]
        );
    }

    #[test]
    fn blanks_are_quoted() {
        assert_eq!(quoted("gcc".into()), "gcc");
        assert_eq!(
            quoted("C:\\Program Files\\gcc".into()),
            "'C:\\Program Files\\gcc'"
        );
    }
}
