//! The contracts: generates their Go packages, and writes down what they say for the macros.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use rust2go_cli::{Error, Rendered, Staticlib, Target};
use rust2go_model::ast::Side;

use super::command::clean;
use super::error::BuildError;
use super::packages;
use super::runtime::Exports;
use super::stamp::Stamps;

/// The file of the output directory that the macros compare themselves with.
const TEXT: &str = "rust2go-contract.txt";

/// A contract and the directory of its package, as the user named them.
#[derive(Clone, Debug)]
pub struct Source {
    /// The contract, relative to the crate.
    pub file: PathBuf,
    /// The package, relative to the module.
    pub package: PathBuf,
}

/// The contracts of a build, with their Go packages on disk.
#[derive(Debug)]
pub struct Generated {
    /// The generated packages.
    pub packages: Vec<packages::Generated>,
    /// The files the contracts stand in.
    pub sources: Vec<PathBuf>,
    /// The generated files that were written because they were missing or stale.
    pub written: Vec<PathBuf>,
    /// All generated files.
    pub files: Vec<PathBuf>,
    /// What was generated.
    rendered: Vec<Rendered>,
    /// The lines of each contract.
    lines: Vec<BTreeSet<String>>,
}

/// Where contracts and packages are.
#[derive(Debug)]
pub struct Places<'a> {
    /// The crate.
    pub crate_dir: &'a Path,
    /// The Go module.
    pub go_dir: &'a Path,
    /// The Go module, relative to the crate.
    pub shown: &'a Path,
    /// The library that Go links, if `main` is Go's.
    pub library: Option<&'a Staticlib>,
}

/// Generates the packages of the contracts. With `frozen`, only checks them.
pub fn generate(
    contracts: &[Source],
    types: &[Source],
    places: &Places<'_>,
    frozen: bool,
) -> Result<Generated, BuildError> {
    let mut all = read(contracts, types, places)?;
    let files = all.rendered.iter().flat_map(|rendered| &rendered.files);
    let stamps = Stamps::before(files.filter_map(|(file, _)| file.parent()), places.go_dir);
    for (source, rendered) in contracts.iter().zip(&all.rendered) {
        let failed = |error| places.error(source, error);
        if frozen {
            rendered.check().map_err(failed)?;
        } else {
            all.written.extend(rendered.write().map_err(failed)?);
        }
    }
    stamps.after(&all.written, &all.sources);
    Ok(all)
}

/// Reads the contracts, and touches no package.
pub fn read(
    contracts: &[Source],
    types: &[Source],
    places: &Places<'_>,
) -> Result<Generated, BuildError> {
    let mut foreign: Vec<Rendered> = Vec::new();
    for source in types {
        let earlier: Vec<&Rendered> = foreign.iter().collect();
        foreign.push(places.foreign(source, &earlier)?);
    }
    let mut rendered: Vec<Rendered> = Vec::new();
    for (i, source) in contracts.iter().enumerate() {
        let earlier: Vec<&Rendered> = foreign.iter().chain(&rendered).collect();
        let new = places.render(source, &earlier)?;
        for (other, earlier) in contracts[..i].iter().zip(&rendered) {
            distinct([other, source], [earlier, &new], places)?;
        }
        rendered.push(new);
    }

    let mut all = Generated {
        packages: Vec::new(),
        sources: Vec::new(),
        written: Vec::new(),
        files: Vec::new(),
        rendered: Vec::new(),
        lines: Vec::new(),
    };
    for rendered in &foreign {
        let files = rendered.contract.files.iter();
        all.sources.extend(files.map(|file| file.path.clone()));
    }
    for rendered in &rendered {
        all.add(rendered);
    }
    all.rendered = rendered;
    Ok(all)
}

/// Checks that two contracts can be in one library.
fn distinct(
    [a, b]: [&Source; 2],
    [first, second]: [&Rendered; 2],
    places: &Places<'_>,
) -> Result<(), BuildError> {
    if first.dir == second.dir {
        let message = format!(
            "the contract {} has the same directory\nnext: give each contract a package of its own",
            a.file.display()
        );
        return Err(places.cannot_generate(b, message));
    }
    let shared = second.contract.traits().find(|item| {
        let mut others = first.contract.traits();
        others.any(|other| other.name.text == item.name.text)
    });
    match shared {
        Some(item) => Err(BuildError::DuplicateTrait {
            name: item.name.text.clone(),
            files: [a.file.clone(), b.file.clone()],
        }),
        None => Ok(()),
    }
}

impl Places<'_> {
    /// A contract that another crate generates; only its types are wanted.
    fn foreign(&self, source: &Source, earlier: &[&Rendered]) -> Result<Rendered, BuildError> {
        if !self.crate_dir.join(&source.file).is_file() {
            return Err(BuildError::NoContract {
                file: source.file.clone(),
            });
        }
        let target = Target {
            src: self.crate_dir.join(&source.file),
            dst: self.crate_dir.join(&source.package),
            package: None,
            staticlib: None,
        };
        target
            .render_among(earlier)
            .map_err(|error| self.error(source, error))
    }

    fn render(&self, source: &Source, earlier: &[&Rendered]) -> Result<Rendered, BuildError> {
        if !self.crate_dir.join(&source.file).is_file() {
            return Err(BuildError::NoContract {
                file: source.file.clone(),
            });
        }
        let package = clean(&source.package);
        let inside = package
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let target = Target {
            src: self.crate_dir.join(&source.file),
            dst: self.go_dir.join(&package),
            package: None,
            staticlib: self.library.cloned(),
        };
        let rendered = target
            .render_among(earlier)
            .map_err(|error| self.error(source, error))?;
        if !inside
            || fs::canonicalize(&rendered.module_root).ok() != fs::canonicalize(self.go_dir).ok()
        {
            let message = format!(
                "it is not a directory of the module {}\n\
                 next: name a directory relative to the module, such as \"api\", that has no go.mod of its own",
                self.shown.display()
            );
            return Err(self.cannot_generate(source, message));
        }
        Ok(rendered)
    }

    /// The generator's error, with paths relative to the crate.
    fn error(&self, source: &Source, error: Error) -> BuildError {
        match error {
            Error::Contract(error) => BuildError::Contract {
                file: source.file.clone(),
                message: self.relative(&error.to_string()),
            },
            Error::Stale { files, diff } => BuildError::Stale {
                contract: source.file.clone(),
                files: files
                    .iter()
                    .map(|file| self.relative(&file.to_string_lossy()).into())
                    .collect(),
                diff: self.relative(&diff),
            },
            error => self.cannot_generate(source, self.relative(&error.to_string())),
        }
    }

    fn cannot_generate(&self, source: &Source, message: String) -> BuildError {
        BuildError::Generate {
            contract: source.file.clone(),
            package: clean(&self.shown.join(&source.package)),
            message,
        }
    }

    fn relative(&self, text: &str) -> String {
        let mut text = text.to_owned();
        let real = fs::canonicalize(self.crate_dir).ok();
        for dir in real.iter().map(PathBuf::as_path).chain([self.crate_dir]) {
            text = text.replace(
                &format!("{}{}", dir.display(), std::path::MAIN_SEPARATOR),
                "",
            );
        }
        text
    }
}

impl Generated {
    fn add(&mut self, rendered: &Rendered) {
        let contract = &rendered.contract;
        self.sources
            .extend(contract.files.iter().map(|file| file.path.clone()));
        let files = rendered.files.iter();
        self.files.extend(files.map(|(file, _)| file.clone()));
        self.lines.push(contract.written().into_iter().collect());
        // Objects are given to Rust one by one.
        let by_go = contract
            .traits()
            .filter(|item| item.side == Side::R2g && !item.objects);
        self.packages.push(packages::Generated {
            path: rendered.import_path.clone(),
            name: rendered.package.clone(),
            traits: contract.traits().map(|item| item.name.clone()).collect(),
            registered: by_go.map(|item| item.name.clone()).collect(),
        });
    }

    /// What Go exports for the contracts.
    pub fn exports(&self) -> Vec<Exports> {
        let contracts = self.rendered.iter().map(|rendered| &rendered.contract);
        contracts.flat_map(Exports::of).collect()
    }

    /// Makes Go link the static library again if `hash` is another than that of the last build.
    ///
    /// The contracts are those that `self` was generated from.
    pub fn stamp(
        &self,
        hash: u64,
        contracts: &[Source],
        places: &Places<'_>,
    ) -> Result<(), BuildError> {
        for (source, rendered) in contracts.iter().zip(&self.rendered) {
            let failed = |error| places.error(source, error);
            rendered.stamp(hash).map_err(failed)?;
        }
        Ok(())
    }

    /// Writes the lines of the contracts, and returns the directive that tells the macros where they are.
    pub fn publish(&self, out_dir: &Path) -> Result<String, BuildError> {
        let file = out_dir.join(TEXT);
        // A paragraph for each contract: two can have different items of one name.
        let paragraphs = self.lines.iter().map(|lines| {
            let lines = lines.iter().map(|line| format!("{line}\n"));
            lines.collect::<String>()
        });
        let text = paragraphs.collect::<Vec<_>>().join("\n");
        fs::write(&file, text).map_err(BuildError::io("write", &file))?;
        Ok(format!(
            "cargo:rustc-env=RUST2GO_CONTRACT={}",
            file.display()
        ))
    }
}
