//! The contracts: generates their Go packages, and writes down what they say for the macros.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rust2go_model::ast::Item;
use rust2go_model::{Contract, describe};

use super::command::clean;
use super::error::BuildError;
use super::packages;
use super::stamp::Stamps;
use super::toolchain::Module;

/// The file of the output directory that the macros compare themselves with.
const TEXT: &str = "rust2go-contract.txt";

/// The directory of the runtime package in the module.
const RUNTIME: &str = "rust2go";

/// The contracts of a build, with their Go packages on disk.
#[derive(Debug)]
pub struct Generated {
    /// The generated packages.
    pub packages: Vec<packages::Generated>,
    /// The files the contracts stand in.
    pub sources: Vec<PathBuf>,
    /// The generated files that were written because they were missing or stale.
    pub written: Vec<PathBuf>,
    /// All lines of all contracts.
    lines: BTreeSet<String>,
}

/// Generates the packages of the contracts, each given with the directory of its package in the module.
pub fn generate(
    contracts: &[(&Path, &Path)],
    crate_dir: &Path,
    go_dir: &Path,
    shown: &Path,
    module: &Module,
    frozen: bool,
) -> Result<Generated, BuildError> {
    let mut all = Generated {
        packages: Vec::new(),
        sources: Vec::new(),
        written: Vec::new(),
        lines: BTreeSet::new(),
    };
    let mut traits: Vec<(String, &Path)> = Vec::new();
    let mut dirs = vec![go_dir.join(RUNTIME)];
    let mut rendered = Vec::new();
    for &(file, package) in contracts {
        let package = clean(package);
        let invalid = |message: String| BuildError::Contract {
            file: file.to_owned(),
            message,
        };
        let name = package_name(&package).ok_or_else(|| {
            invalid(format!(
                "its Go package {} is not a directory inside the module {}\n\
                 next: name one relative to the module, such as \"api\"",
                package.display(),
                shown.display()
            ))
        })?;
        let target = rust2go_cli::Target {
            src: crate_dir.join(file),
            dst: go_dir.join(&package),
            package: Some(name.clone()),
        };
        dirs.push(target.dst.clone());
        rendered.push((
            file,
            package.clone(),
            target
                .render()
                .map_err(|error| invalid(error.to_string()))?,
        ));

        let contract =
            Contract::load(&crate_dir.join(file)).map_err(|error| invalid(error.to_string()))?;
        for name in contract.traits().map(|item| &item.name.text) {
            if let Some((_, other)) = traits.iter().find(|(known, _)| known == name) {
                let files = [other.to_path_buf(), file.to_owned()];
                return Err(BuildError::DuplicateTrait {
                    name: name.clone(),
                    files,
                });
            }
            traits.push((name.clone(), file));
        }
        all.add(&contract, import_path(module, &package), name);
    }

    let stamps = Stamps::before(&dirs, go_dir);
    for (file, package, rendered) in rendered {
        if frozen {
            rendered.check().map_err(|error| BuildError::Stale {
                contract: file.to_owned(),
                package: clean(&shown.join(package)),
                message: error.to_string(),
            })?;
        } else {
            let written = rendered.write();
            let written = written.map_err(|error| BuildError::Contract {
                file: file.to_owned(),
                message: error.to_string(),
            })?;
            all.written.extend(written);
        }
    }
    stamps.after(&all.written, &all.sources);
    Ok(all)
}

impl Generated {
    fn add(&mut self, contract: &Contract, path: String, name: String) {
        self.sources
            .extend(contract.files.iter().map(|file| file.path.clone()));
        for (_, item) in &contract.items {
            self.lines.extend(match item {
                Item::Struct(item) => describe::describe_struct(item),
                Item::Enum(item) => describe::describe_enum(item),
                Item::Trait(item) => describe::describe_trait(item),
            });
        }
        let traits = contract.traits().map(|item| item.name.text.clone());
        self.packages.push(packages::Generated {
            path,
            name,
            traits: traits.collect(),
        });
    }

    /// Writes the lines of the contracts, and returns the directive that tells the macros where they are.
    pub fn publish(&self, out_dir: &Path) -> Result<String, BuildError> {
        let file = out_dir.join(TEXT);
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        fs::write(&file, text).map_err(BuildError::io("write", &file))?;
        Ok(format!(
            "cargo:rustc-env=RUST2GO_CONTRACT={}",
            file.display()
        ))
    }
}

/// The name of the package in a directory of the module; none for the module itself and for what is outside.
fn package_name(dir: &Path) -> Option<String> {
    use std::path::Component;
    let inside = dir
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    dir.file_name()
        .filter(|_| inside)?
        .to_str()
        .map(str::to_owned)
}

/// The import path of a directory of the module, which has slashes on every system.
fn import_path(module: &Module, dir: &Path) -> String {
    let mut path = module.path.clone();
    for part in dir.components() {
        path.push('/');
        path.push_str(&part.as_os_str().to_string_lossy());
    }
    path
}
