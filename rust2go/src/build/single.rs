//! A symbol that says why two crates of a program cannot build a Go library each.
//!
//! No build script can know: neither crate need depend on the other. The linker can, and it names a symbol that is there twice together with
//! the files that it is in. So each library comes with a small archive, which is linked as a whole and has nothing but this symbol.

use std::fs;
use std::path::Path;

use super::error::BuildError;
use super::target::Platform;

/// What linkers show, as well as a symbol can put it.
const SYMBOL: &str =
    "rust2go_two_crates_build_a_Go_library__make_the_builders_of_library_crates_deferred";

/// Makes the archive, and returns the directive that links it. `name` is that of the Go library.
pub fn directive(
    platform: &Platform,
    host: &str,
    name: &str,
    out_dir: &Path,
) -> Result<Option<String>, BuildError> {
    // Microsoft's compiler is none for Go, and need not be there.
    if platform.msvc {
        return Ok(None);
    }
    let file = out_dir.join("rust2go-single.c");
    let text = format!("const char {SYMBOL} = 1;\n");
    fs::write(&file, text).map_err(BuildError::io("write", &file))?;
    let archive = format!("{name}_single");
    cc::Build::new()
        .file(&file)
        .target(&platform.triple)
        .host(host)
        .opt_level(0)
        .debug(false)
        .out_dir(out_dir)
        .cargo_metadata(false)
        .cargo_warnings(false)
        .cargo_debug(false)
        .try_compile(&archive)
        .map_err(|error| BuildError::Compiler {
            triple: platform.triple.clone(),
            message: error.to_string(),
        })?;
    Ok(Some(format!(
        "cargo:rustc-link-lib=static:+whole-archive,-bundle={archive}"
    )))
}
