//! The C compiler that cgo uses: the one that Rust's `cc` crate would take for the target.

use std::ffi::{OsStr, OsString};

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
        let command = tool.to_command();
        // What `CC="ccache gcc"` or `CC="zig cc"` says stands before the arguments that `cc` adds.
        let args: Vec<&OsStr> = command.get_args().collect();
        let named = args.len().saturating_sub(tool.args().len());
        let mut words = vec![quoted(command.get_program())];
        words.extend(args[..named].iter().map(|arg| quoted(arg)));
        words.extend(target_args(tool.args()).into_iter().map(quoted));
        variables.push((name, words.join(" ".as_ref())));
        if !cpp {
            // Apple's compilers find their headers by these.
            let known = [
                "SDKROOT",
                "MACOSX_DEPLOYMENT_TARGET",
                "IPHONEOS_DEPLOYMENT_TARGET",
            ];
            variables.extend(command.get_envs().filter_map(|(name, value)| {
                let name = known.into_iter().find(|known| name == *known)?;
                Some((name, value?.to_owned()))
            }));
        }
    }
    Ok(variables)
}

fn target_args(args: &[OsString]) -> Vec<&OsStr> {
    let mut kept = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let text = arg.to_string_lossy();
        if KEPT.iter().any(|start| text.starts_with(start)) {
            kept.push(arg.as_os_str());
            if WITH_VALUE.contains(&text.as_ref()) {
                kept.extend(args.next().map(OsString::as_os_str));
            }
        }
    }
    kept
}

/// One field of a list of flags in Go's syntax, which has quotes but no escapes.
fn quoted(word: &OsStr) -> OsString {
    let text = word.to_string_lossy();
    if !text.contains(char::is_whitespace) {
        return word.to_owned();
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
        let args = args.map(OsString::from);
        let kept = target_args(&args);
        assert_eq!(
            kept,
            ["-m64", "-arch", "arm64", "--target=arm64-apple-macosx"]
        );
    }

    #[test]
    fn blanks_are_quoted() {
        assert_eq!(quoted("gcc".as_ref()), "gcc");
        assert_eq!(
            quoted("C:\\Program Files\\gcc".as_ref()),
            "'C:\\Program Files\\gcc'"
        );
    }
}
