//! The rules by their names.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::api::ProgramImpl;

/// The compiled rules. Clones share them.
///
/// A program is a handle of an object in Go. Who evaluates one has a clone of the handle: it stays usable when the rule is
/// replaced or removed meanwhile, and Go's collector gets the program when the last clone is dropped.
#[derive(Clone, Default)]
pub struct Store(Arc<RwLock<BTreeMap<String, ProgramImpl>>>);

impl Store {
    /// Adds a rule, and gives the one it replaces.
    pub fn put(&self, name: String, program: ProgramImpl) -> Option<ProgramImpl> {
        self.write().insert(name, program)
    }

    /// Takes a rule out.
    pub fn remove(&self, name: &str) -> Option<ProgramImpl> {
        self.write().remove(name)
    }

    /// One rule.
    pub fn get(&self, name: &str) -> Option<ProgramImpl> {
        self.read().get(name).cloned()
    }

    /// All rules, in the order of their names.
    pub fn all(&self) -> Vec<(String, ProgramImpl)> {
        let rules = self.read();
        rules.iter().map(|(n, p)| (n.clone(), p.clone())).collect()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.read().len()
    }

    // No method can panic halfway through a change, so that a poisoned lock guards what is as good as ever.

    fn read(&self) -> RwLockReadGuard<'_, BTreeMap<String, ProgramImpl>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, BTreeMap<String, ProgramImpl>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
