//! What `go list` says about the packages of the user's module: which of them serve a contract, and what they are made of.

use std::fs;
use std::path::{Path, PathBuf};

use rust2go_model::ast::Name;
use rust2go_model::names;
use serde_json::Value;

use super::command::Go;
use super::error::{BuildError, Unregistered};
use super::scan;

/// A package as `go list -json` describes it.
#[derive(Debug)]
pub struct Package {
    /// The whole description.
    value: Value,
}

impl Package {
    /// A field that is a string; empty when it is left out.
    pub fn text(&self, field: &str) -> &str {
        self.value[field].as_str().unwrap_or_default()
    }

    /// A field that is a list of strings.
    pub fn list(&self, field: &str) -> impl Iterator<Item = &str> {
        self.value[field]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
    }

    /// The import path.
    pub fn path(&self) -> &str {
        self.text("ImportPath")
    }

    /// The directory.
    pub fn dir(&self) -> &Path {
        Path::new(self.text("Dir"))
    }

    /// The `go.mod` of the package's module, if its files are the user's own: those of the main module, or of one that
    /// a `replace` or a workspace takes from a local directory. Modules from the network never change.
    pub fn local_module(&self) -> Option<&Path> {
        let module = self.value["Module"].as_object()?;
        let main = module.get("Main").and_then(Value::as_bool) == Some(true);
        let replaced = module
            .get("Replace")
            .is_some_and(|by| by["Version"].is_null());
        if !main && !replaced {
            return None;
        }
        module.get("GoMod")?.as_str().map(Path::new)
    }

    fn is_main(&self) -> bool {
        self.text("Name") == "main"
    }

    fn sources(&self) -> impl Iterator<Item = PathBuf> {
        self.list("GoFiles")
            .chain(self.list("CgoFiles"))
            .map(|file| self.dir().join(file))
    }

    /// The file of the package whose code, comments aside, has this identifier.
    fn mentions(&self, identifier: &str) -> Result<Option<PathBuf>, BuildError> {
        for file in self.sources() {
            let text = fs::read(&file).map_err(BuildError::io("read", &file))?;
            if scan::mentions(&String::from_utf8_lossy(&text), identifier) {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }
}

/// Parses the stream of objects that `go list -json` prints.
pub fn parse(command: impl FnOnce() -> String, text: &str) -> Result<Vec<Package>, BuildError> {
    serde_json::Deserializer::from_str(text)
        .into_iter()
        .map(|value| value.map(|value| Package { value }))
        .collect::<Result<_, _>>()
        .map_err(|error| BuildError::Output {
            command: command(),
            message: error.to_string(),
        })
}

/// A generated package and the traits that it has interfaces for.
#[derive(Debug)]
pub struct Generated {
    /// Its import path.
    pub path: String,
    /// Its name in Go code.
    pub name: String,
    /// The names of the traits.
    pub traits: Vec<Name>,
    /// Those of the traits that Go implements: each has to be registered.
    pub registered: Vec<Name>,
}

/// Finds the packages that must be linked for their registrations: all that import a generated package, and the extra ones.
pub fn find(go: &Go, generated: &[Generated], extra: &[String]) -> Result<Vec<String>, BuildError> {
    let fields = "-json=ImportPath,Name,Dir,GoFiles,CgoFiles,Imports,Error,Match";
    let mut args = vec!["list", "-e", fields, "./..."];
    args.extend(extra.iter().map(String::as_str));
    let mut args: Vec<_> = args.into_iter().map(AsRef::as_ref).collect();
    args.splice(1..1, go.tags.as_deref());
    let text = go.run("Go cannot list the packages of the module", &args)?;
    let packages = parse(|| go.describe(&args), &text)?;

    let is_generated = |path: &str| generated.iter().any(|by| by.path == path);
    let serves = |package: &Package| {
        package.list("Imports").any(is_generated) && !is_generated(package.path())
    };
    let missing = unregistered(
        go,
        generated,
        packages.iter().filter(|package| serves(package)),
    )?;
    if !missing.is_empty() {
        report_broken(go, &packages)?;
        return Err(BuildError::Unregistered(missing));
    }
    let asked_for = |package: &Package| {
        extra
            .iter()
            .any(|name| package.list("Match").any(|by| by == name))
    };
    let mut found: Vec<String> = packages
        .iter()
        .filter(|package| (serves(package) && !package.is_main()) || asked_for(package))
        .map(|package| package.path().to_owned())
        .chain(generated.iter().map(|by| by.path.clone()))
        .collect();
    found.sort();
    found.dedup();
    Ok(found)
}

/// The traits that none of these packages registers.
fn unregistered<'a>(
    go: &Go,
    generated: &[Generated],
    packages: impl Iterator<Item = &'a Package> + Clone,
) -> Result<Vec<Unregistered>, BuildError> {
    let mut missing = Vec::new();
    for by in generated {
        let imports = |package: &&Package| package.list("Imports").any(|path| path == by.path);
        let users: Vec<&Package> = packages.clone().filter(imports).collect();
        for name in &by.registered {
            let (function, interface) = (names::go_register(name), names::go_type(name));
            let mut registering = Vec::new();
            for package in &users {
                if package.mentions(&function)?.is_some() {
                    registering.push(*package);
                }
            }
            if registering.iter().any(|package| !package.is_main()) {
                continue;
            }
            let main = registering.first().copied();
            missing.push(Unregistered {
                name: name.text.clone(),
                package: by.path.clone(),
                qualifier: by.name.clone(),
                file: place(go, &users, main, &name.text, &interface)?,
                main: main.map(|package| go.shown(package.dir()).display().to_string()),
                function,
                interface,
            });
        }
    }
    Ok(missing)
}

/// A file for the registration of a trait: one that knows its interface, or else a new one.
fn place(
    go: &Go,
    users: &[&Package],
    main: Option<&Package>,
    name: &str,
    interface: &str,
) -> Result<PathBuf, BuildError> {
    for package in users.iter().filter(|package| !package.is_main()) {
        if let Some(file) = package.mentions(interface)? {
            return Ok(go.shown(&file));
        }
    }
    let lower = name.to_lowercase();
    let taken = main.is_some_and(|main| main.dir() == go.dir.join(&lower));
    let dir = if taken {
        format!("{lower}impl")
    } else {
        lower.clone()
    };
    Ok(go.shown.join(dir).join(format!("{lower}.go")))
}

/// A package that Go cannot read looks like one that registers nothing: then Go's own error is the useful one.
fn report_broken(go: &Go, packages: &[Package]) -> Result<(), BuildError> {
    let broken = |package: &&Package| {
        let error = package.value["Error"]["Err"].as_str();
        // Packages without files for this target are no mistake.
        error.is_some_and(|text| {
            !text.contains("build constraints exclude all Go files")
                && !text.contains("no non-test Go files")
        })
    };
    let paths: Vec<&str> = packages.iter().filter(broken).map(Package::path).collect();
    if paths.is_empty() {
        return Ok(());
    }
    let mut args: Vec<_> = ["list"]
        .into_iter()
        .chain(paths)
        .map(AsRef::as_ref)
        .collect();
    args.splice(1..1, go.tags.as_deref());
    go.run("Go cannot read a package of the module", &args)
        .map(drop)
}
