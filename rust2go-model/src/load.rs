//! Reads a contract from its files.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use proc_macro2::TokenStream;
use syn::Item as SynItem;

use crate::ast::Docs;
use crate::collect::{self, Module};
use crate::contract::{Contract, SourceFile};
use crate::modules::Dir;
use crate::parse::attrs;
use crate::report::{Diagnostic, Errors};
use crate::resolve::{self, Written};
use crate::{catalog, check, clash, render};

/// Why a contract could not be read: everything that was found, rendered.
#[derive(Clone, Debug)]
pub struct LoadError {
    reports: Vec<String>,
}

impl LoadError {
    /// One text for each error, each with its place.
    pub fn reports(&self) -> &[String] {
        &self.reports
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for report in &self.reports {
            writeln!(f, "{report}")?;
        }
        match self.reports.len() {
            1 => write!(f, "1 error in the contract"),
            n => write!(f, "{n} errors in the contract"),
        }
    }
}

impl std::error::Error for LoadError {}

type Unreadable = (PathBuf, io::Error);
type Read<'a> = &'a dyn Fn(&Path) -> io::Result<String>;

/// See [`Contract::load`].
pub(crate) fn load(
    path: &Path,
    read: Read<'_>,
    others: &[&Contract],
) -> Result<Contract, LoadError> {
    let mut loader = Loader {
        read,
        files: Vec::new(),
        docs: Docs::default(),
        written: Written::default(),
        found: Vec::new(),
        unreadable: Vec::new(),
        open: Vec::new(),
    };
    match read(path) {
        Ok(text) => {
            // A contract may be a module of its crate, or a file that `#[path]` or a test names directly: its own modules
            // are beside it then.
            let dirs = [Dir::of_file(path), Dir::of_owner(path)];
            loader.file(path.to_path_buf(), text, &dirs);
        }
        Err(error) => loader.unreadable(path, &error),
    }
    loader.finish(others)
}

struct Loader<'a> {
    read: Read<'a>,
    files: Vec<SourceFile>,
    docs: Docs,
    written: Written,
    /// Errors, each with the index of its file.
    found: Vec<(usize, Diagnostic)>,
    /// Files that are there and cannot be read.
    unreadable: Vec<String>,
    /// The files from the root to the present one.
    open: Vec<PathBuf>,
}

impl Loader<'_> {
    fn finish(mut self, others: &[&Contract]) -> Result<Contract, LoadError> {
        // What only shows between items would be full of consequences while items are missing.
        let mut contract = None;
        if self.found.is_empty() && self.unreadable.is_empty() {
            self.found = check::names(&self.written);
            self.written.files = self.files.len();
            let others_written = others.iter().map(|other| &other.written);
            let spaces: Vec<_> = [&self.written].into_iter().chain(others_written).collect();
            let mut resolved = resolve::resolve(&spaces);
            self.found.append(&mut resolved.found);
            for other in others {
                let own = other.files.iter().take(other.written.files);
                self.files.extend(own.cloned());
            }
            let whole = Contract::new(self.files.clone(), self.docs, self.written, resolved);
            self.found.extend(check::check(&whole));
            if self.found.is_empty() {
                self.found = clash::check(&whole);
            }
            contract = Some(whole);
        }
        self.found.sort_by_key(|(file, diagnostic)| {
            let start = diagnostic.span.start();
            (*file, start.line, start.column)
        });
        let mut reports = self.unreadable;
        for (file, diagnostic) in &self.found {
            reports.push(render::render(diagnostic, &self.files[*file]));
        }
        match contract {
            Some(contract) if reports.is_empty() => Ok(contract),
            _ => Err(LoadError { reports }),
        }
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        let path = path.display();
        self.unreadable
            .push(format!("error: cannot read {path}: {error}\n"));
    }

    fn file(&mut self, path: PathBuf, text: String, dirs: &[Dir]) {
        let index = self.files.len();
        let parsed = syn::parse_file(&text);
        self.open.push(lexical(&path));
        self.files.push(SourceFile { path, text });
        match parsed {
            Ok(file) => {
                if index == 0 {
                    self.docs = attrs::docs(&file.attrs);
                }
                self.items(index, &file.items, dirs, false);
            }
            Err(error) => self.syntax(index, error),
        }
        self.open.pop();
    }

    fn syntax(&mut self, file: usize, error: syn::Error) {
        // Below the grammar, where there are no tokens yet, `syn` has no words for what is wrong.
        if self.files[file].text.parse::<TokenStream>().is_err() {
            let problem = catalog::NO_TOKENS.at(error.span(), &[]);
            return self.found.push((file, problem));
        }
        let errors = Diagnostic::from_syn(error).map(|diagnostic| (file, diagnostic));
        self.found.extend(errors);
    }

    /// Reads items in source order. `cfg` says that a module around them is under `#[cfg]`.
    fn items(&mut self, file: usize, items: &[SynItem], dirs: &[Dir], cfg: bool) {
        for item in items {
            let mut errors = Errors::default();
            match collect::item(item, cfg, &mut errors) {
                Some(collect::Found::Item(item)) => self.written.items.push((file, item)),
                Some(collect::Found::Alias(alias)) => self.written.aliases.push((file, alias)),
                Some(collect::Found::Const(item)) => self.written.consts.push((file, item)),
                Some(collect::Found::Uses(uses)) => {
                    let uses = uses.into_iter().map(|used| (file, used));
                    self.written.uses.extend(uses);
                }
                Some(collect::Found::Module(module)) => self.module(file, &module, dirs, cfg),
                None => {}
            }
            let errors = errors.into_vec().into_iter();
            self.found.extend(errors.map(|error| (file, error)));
        }
    }

    fn module(&mut self, file: usize, module: &Module<'_>, dirs: &[Dir], cfg: bool) {
        let cfg = cfg || module.cfg;
        let path_attr = module.path.as_deref();
        let name = &module.name;
        if let Some(items) = module.items {
            let dirs: Vec<_> = dirs
                .iter()
                .map(|dir| dir.inline(&name.text, path_attr))
                .collect();
            return self.items(file, items, &dirs, cfg);
        }
        let candidates: Vec<_> = dirs
            .iter()
            .map(|dir| dir.candidates(&name.text, path_attr))
            .collect();
        let mut found = match self.first_there(&candidates) {
            Ok(found) => found,
            Err((path, error)) => return self.unreadable(&path, &error),
        };
        let problem = match found.as_slice() {
            [(path, _)] if self.open.contains(&lexical(path)) => {
                catalog::MOD_CYCLE.at(name.span, &[&name.text, &path.to_string_lossy()])
            }
            [_] => {
                let (path, text) = found.remove(0);
                let dir = match path_attr {
                    Some(_) => Dir::of_owner(&path),
                    None => Dir::of_file(&path),
                };
                return self.file(path, text, &[dir]);
            }
            // A module that is switched off may have no file.
            [] if cfg => return,
            [] => {
                let first = candidates.first().into_iter().flatten();
                let names: Vec<_> = first.map(|path| path.to_string_lossy()).collect();
                catalog::MOD_MISSING.at(name.span, &[&name.text, &names.join("` or `")])
            }
            [.., (second, _)] => {
                catalog::MOD_TWICE.at(name.span, &[&name.text, &second.to_string_lossy()])
            }
        };
        self.found.push((file, problem));
    }

    /// The files that exist, with their texts, of the first list in which any does.
    fn first_there(&self, lists: &[Vec<PathBuf>]) -> Result<Vec<(PathBuf, String)>, Unreadable> {
        for list in lists {
            let mut there = Vec::new();
            for path in list {
                match (self.read)(path) {
                    Ok(text) => there.push((path.clone(), text)),
                    Err(error) if missing(&error) => {}
                    Err(error) => return Err((path.clone(), error)),
                }
            }
            if !there.is_empty() {
                return Ok(there);
            }
        }
        Ok(Vec::new())
    }
}

/// The path without `.` and `..`, to know a file again that `#[path]` leads back to.
fn lexical(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            component => out.push(component),
        }
    }
    out
}

fn missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
