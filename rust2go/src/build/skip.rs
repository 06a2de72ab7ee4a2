//! What a build script does where nothing is to be built: nothing, but that a program which loads its Go code at run time needs no Go to be linked.

use std::path::Path;

use super::command::{clean, real};
use super::contract::{self, Places};
use super::error::BuildError;
use super::merge::{self, Deferred};
use super::target::Platform;
use super::toolchain::variable;
use super::{Builder, Built, Link, cargo, is_on, library_name, print, runtime, sources};

impl Builder {
    /// Builds nothing.
    pub(super) fn skip(&self) -> Result<Built, BuildError> {
        let mut lines = sources::variables(None);
        // Nothing is linked for documentation. Crates without `links` can tell the program nothing.
        let told = self.deferred && variable("CARGO_MANIFEST_LINKS").is_some();
        let loads = matches!(self.link, Link::Runtime(_)) && !self.deferred;
        if (told || loads) && self.go_main.is_none() && !is_on("DOCS_RS") {
            self.stand_in(&mut lines)?;
        }
        print(&lines);
        Ok(Built {
            library: None,
            written: Vec::new(),
        })
    }

    /// Links what stands in for a Go library, or tells the crates that do of it.
    fn stand_in(&self, lines: &mut Vec<String>) -> Result<(), BuildError> {
        let crate_dir = real(Path::new(&cargo("CARGO_MANIFEST_DIR")?))?;
        let out_dir = real(Path::new(&cargo("OUT_DIR")?))?;
        let name = cargo("CARGO_PKG_NAME")?;
        let mut merged = merge::collect()?;
        if !self.contracts.is_empty() {
            let shown = clean(&self.go_dir);
            let go_dir = real(&crate_dir.join(&shown))?;
            let places = Places {
                crate_dir: &crate_dir,
                go_dir: &go_dir,
                shown: &shown,
                library: None,
            };
            let read = contract::read(&self.contracts, &self.types, &places)?;
            let sources = read.sources.iter();
            lines.extend(sources.map(|path| format!("cargo:rerun-if-changed={}", path.display())));
            merged.push(Deferred {
                exports: read.exports(),
                name: name.clone(),
                dir: go_dir,
                // Whoever builds Go code runs this crate's build script again, with Go.
                packages: Vec::new(),
                traits: Vec::new(),
            });
        }
        let path = match self.link {
            Link::Runtime(path) if !self.deferred => path,
            _ => {
                lines.push(merge::publish(&merged, &name, &out_dir)?);
                return Ok(());
            }
        };
        let platform = Platform::of(&cargo("TARGET")?)?;
        platform.check(self.link)?;
        let exports: Vec<_> = merged.into_iter().flat_map(|one| one.exports).collect();
        lines.extend(runtime::directives(
            &platform,
            &cargo("HOST")?,
            &library_name(&name),
            path,
            &exports,
            &out_dir,
        )?);
        Ok(())
    }
}
