//! Where a contract's files go, and what stands in them.

use std::fs;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};

use rust2go_model::Contract;

use crate::emit::Foreign;
use crate::emit::link::Tables;

use crate::error::Error;
use crate::module::{self, Module};
use crate::output::Rendered;
use crate::staticlib::{Staticlib, stamp_name};
use crate::writer::GENERATED;

/// The folder of the runtime package in a Go module, and its name.
const RUNTIME: &str = "rust2go";

/// The folders of the packages inside that folder, and their names.
const INSIDE: &[&str] = &["jsonvalue", "netvalue", "ring"];

/// A contract and the place of its Go package.
#[derive(Clone, Debug)]
pub struct Target {
    /// The root file of the contract.
    pub src: PathBuf,
    /// The folder of the package; or, if it ends in `.go`, the file for its types, which gives the others their names.
    pub dst: PathBuf,
    /// The name of the package; without it, that of its folder.
    pub package: Option<String>,
    /// The library that the Go program links, if its `main` is Go's.
    pub staticlib: Option<Staticlib>,
}

impl Target {
    /// Reads the contract and makes the text of all files. Nothing is written.
    pub fn render(&self) -> Result<Rendered, Error> {
        self.render_among(&[])
    }

    /// As [`render`](Self::render); the contract can use types of the `others`, by names that it brings in with `use`. Its Go package
    /// imports theirs.
    pub fn render_among(&self, others: &[&Rendered]) -> Result<Rendered, Error> {
        let contracts: Vec<&Contract> = others.iter().map(|other| &other.contract).collect();
        let contract = Contract::load_among(&self.src, &contracts)?;
        let place = self.place()?;
        let module = module::find(&place.dir, &place.package)?;
        let runtime_dir = module.root.join(RUNTIME);
        if place.dir.starts_with(&runtime_dir) {
            return Err(Error::RuntimeFolder { path: runtime_dir });
        }
        let own = format!("{}/{RUNTIME}", module.path);
        let runtime_import = shared_runtime(&contract, others)?.unwrap_or(&own);
        let aliases: Vec<String> = others.iter().map(|other| alias(other, others)).collect();
        let foreign: Vec<Foreign<'_>> = (others.iter().zip(&aliases))
            .map(|(other, alias)| Foreign {
                contract: &other.contract,
                import: &other.import_path,
                alias,
            })
            .collect();
        let (package, stem) = (&place.package, &place.stem);
        let tables = match self.staticlib {
            None => Tables::Handed,
            Some(_) => Tables::Named,
        };
        let generated =
            crate::generate_as(&contract, package, runtime_import, stem, &foreign, tables);

        let (mut files, mut obsolete) = (Vec::new(), Vec::new());
        if module.new {
            files.push((
                module.root.join("go.mod"),
                format!("module {}\n\ngo 1.21\n", module.path),
            ));
        }
        if *runtime_import == own {
            let runtime = rust2go_go::files(&own);
            files
                .extend(runtime.map(|(name, text)| {
                    (runtime_dir.join(name), format!("{GENERATED}\n\n{text}"))
                }));
            obsolete = self::obsolete(&runtime_dir, &files)?;
        }
        let header = place.file(".h");
        files.push((header.clone(), generated.header));
        match generated.rust {
            Some(text) => files.push((place.file("_rust.go"), text)),
            None => obsolete.extend(place.former("_rust.go", &format!("{stem}.h"))?),
        }
        match &self.staticlib {
            Some(lib) => {
                let text = lib.link_file(package, &place.dir, stem, &real(&lib.dir)?)?;
                files.push((place.file("_link.go"), text));
            }
            None => obsolete.extend(place.former("_link.go", &stamp_name(stem))?),
        }
        files.push((place.file("_layout.go"), generated.layout));
        files.push((place.file("_bridge.go"), generated.bridge));
        files.push((place.file(".go"), generated.api));

        one_package(&place.dir, &place.package, &files)?;
        Ok(Rendered {
            import_path: import_path(&module, &place.dir),
            runtime_import: runtime_import.clone(),
            package: place.package,
            dir: place.dir,
            header,
            new_module: module.new,
            module_root: module.root,
            files,
            obsolete,
            contract,
        })
    }

    fn place(&self) -> Result<Place, Error> {
        let dst = real(&self.dst)?;
        let file = dst.extension().is_some_and(|extension| extension == "go");
        let stem = dst
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default()
            .to_owned();
        let dir = match dst.parent() {
            Some(parent) if file => parent.to_path_buf(),
            _ => dst.clone(),
        };
        let (package, folder) = match &self.package {
            Some(name) => (name.clone(), None),
            None => {
                let name = dir
                    .file_name()
                    .and_then(|name| name.to_str())
                    .unwrap_or_default();
                (module::package_name(name), Some(dir.clone()))
            }
        };
        if let Some(why) = module::package_problem(&package) {
            return Err(Error::PackageName {
                name: package,
                why,
                folder,
            });
        }
        let stem = if file { stem } else { package.clone() };
        let place = Place { dir, stem, package };
        match module::stem_problem(&place.stem) {
            Some(why) => Err(Error::FileName {
                path: place.file(".go"),
                why,
            }),
            None => Ok(place),
        }
    }
}

/// The runtime package of the contracts whose types this one uses, if there are any. Sets, tuples and other types of it are in theirs,
/// so that there can be only one for all of them.
fn shared_runtime<'a>(
    contract: &Contract,
    others: &'a [&Rendered],
) -> Result<Option<&'a String>, Error> {
    let structs = contract.structs().filter_map(|item| item.origin);
    let enums = contract.enums().filter_map(|item| item.origin);
    let mut used = structs.chain(enums).filter_map(|origin| others.get(origin));
    let Some(first) = used.next() else {
        return Ok(None);
    };
    match used.find(|other| other.runtime_import != first.runtime_import) {
        None => Ok(Some(&first.runtime_import)),
        Some(other) => Err(Error::TwoRuntimes {
            packages: [first, other].map(|one| one.import_path.clone()),
        }),
    }
}

/// What a package is called in the code of others: its name and the folder above it, because many are called `api`; numbered where
/// even that is not enough.
fn alias(of: &Rendered, all: &[&Rendered]) -> String {
    let name = |one: &Rendered| {
        let mut parts = one.import_path.rsplit('/').skip(1);
        let above = parts.next().unwrap_or_default().chars();
        let above = above.filter(char::is_ascii_alphanumeric);
        let start = above.skip_while(char::is_ascii_digit);
        start.collect::<String>().to_lowercase() + &one.package
    };
    let own = name(of);
    let same = all.iter().filter(|other| name(other) == own);
    let place = same.take_while(|other| other.import_path != of.import_path);
    match place.count() {
        0 => own,
        n => format!("{own}{}", n + 1),
    }
}

/// The folder of a package, and how its files start.
struct Place {
    dir: PathBuf,
    stem: String,
    package: String,
}

impl Place {
    fn file(&self, end: &str) -> PathBuf {
        self.dir.join(format!("{}{end}", self.stem))
    }

    /// A file from when the contract or the program had a use for it. The types of another contract can have a file of that name,
    /// but they do not include this header.
    fn former(&self, end: &str, header: &str) -> Result<Option<PathBuf>, Error> {
        let path = self.file(end);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => {
                return Err(Error::Io {
                    what: "read",
                    path,
                    source,
                });
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        let header = format!("\n// #include \"{header}\"\n");
        let ours = text.starts_with(GENERATED) && text.contains(&header);
        Ok(ours.then_some(path))
    }
}

/// The path without links and `..`, so that its parents are those that Go sees. It need not exist.
fn real(path: &Path) -> Result<PathBuf, Error> {
    let failed = |source| Error::Io {
        what: "find",
        path: path.to_path_buf(),
        source,
    };
    let absolute = std::path::absolute(path).map_err(failed)?;
    let mut missing: Vec<std::ffi::OsString> = Vec::new();
    for part in absolute.ancestors() {
        match fs::canonicalize(part) {
            Ok(mut out) => {
                for name in missing.iter().rev() {
                    // What does not exist is no link: `..` after it just takes it away again.
                    if *name == ".." {
                        out.pop();
                    } else {
                        out.push(name);
                    }
                }
                return Ok(out);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let name = part
                    .components()
                    .next_back()
                    .map(|last| last.as_os_str().to_owned());
                missing.extend(name);
            }
            Err(source) => return Err(failed(source)),
        }
    }
    Ok(absolute)
}

fn import_path(module: &Module, dir: &Path) -> String {
    let mut path = module.path.clone();
    for part in dir.strip_prefix(&module.root).into_iter().flatten() {
        path.push('/');
        path.push_str(&part.to_string_lossy());
    }
    path
}

/// The Go files in a folder, with their text. A folder that does not exist has none.
fn go_files(dir: &Path) -> Result<Vec<(PathBuf, String)>, Error> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| Error::Io {
            what: "read",
            path,
            source,
        }
    };
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(dir)(error)),
    };
    let mut out = Vec::new();
    for entry in entries {
        let path = entry.map_err(failed(dir))?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let ignored = name.starts_with(['_', '.']) || !name.ends_with(".go") || !path.is_file();
        if !ignored {
            let bytes = fs::read(&path).map_err(failed(&path))?;
            out.push((path, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    out.sort();
    Ok(out)
}

/// Checks that the files can be written, and that Go finds one package in `dir` then.
fn one_package(dir: &Path, package: &str, files: &[(PathBuf, String)]) -> Result<(), Error> {
    for (path, _) in files {
        // Only what is ours starts with our line; a header may be anybody's.
        if let Ok(old) = fs::read(path) {
            if !old.starts_with(GENERATED.as_bytes()) && !old.is_empty() {
                return Err(Error::HandWritten { path: path.clone() });
            }
        }
    }
    for (path, text) in go_files(dir)? {
        if files.iter().any(|(ours, _)| *ours == path) {
            continue;
        }
        let found = module::package_of(&text).unwrap_or(package);
        let test = path.to_string_lossy().ends_with("_test.go");
        let base = if test {
            found.strip_suffix("_test").unwrap_or(found)
        } else {
            found
        };
        if base != package {
            return Err(Error::OtherPackage {
                path,
                found: found.to_owned(),
                package: package.to_owned(),
            });
        }
    }
    Ok(())
}

/// The files of an older runtime package that the present one has no more, those of the packages inside it among them.
fn obsolete(runtime_dir: &Path, files: &[(PathBuf, String)]) -> Result<Vec<PathBuf>, Error> {
    let mut out = Vec::new();
    let inside = INSIDE.iter().map(|name| (*name, runtime_dir.join(name)));
    for (package, dir) in iter::once((RUNTIME, runtime_dir.to_owned())).chain(inside) {
        for (path, text) in go_files(&dir)? {
            if files.iter().any(|(ours, _)| *ours == path) {
                continue;
            }
            if text.starts_with(GENERATED) {
                out.push(path);
            } else if let Some(found) = module::package_of(&text).filter(|&found| found != package)
            {
                let (found, package) = (found.to_owned(), package.to_owned());
                return Err(Error::OtherPackage {
                    path,
                    found,
                    package,
                });
            }
        }
    }
    Ok(out)
}
