//! The report as a whole.

use std::ffi::c_void;

use super::*;
use crate::link::{Interface, InterfaceState, no_cancel};

unsafe extern "C" fn other_contract() -> *const c_void {
    c"Stale.get: fn() -> u8".as_ptr().cast()
}

static STALE: Interface = Interface {
    name: "Stale",
    cancel: no_cancel,
    contract: other_contract,
    describe: |_| (),
    ring: None,
    state: InterfaceState::new(),
};

#[test]
fn a_process_without_go_has_a_report() {
    STALE.check().expect_err("a mismatch");
    let report = preflight().to_string();
    let found = "error: the Go code of Stale was generated from another contract";
    assert!(report.contains(found), "{report}");
    let report = preflight();
    assert_eq!(report, preflight(), "nothing is changed by it");
    let severities: Vec<_> = report.findings.iter().map(|one| one.severity).collect();
    assert!(severities.is_sorted_by(|a, b| a >= b), "{report}");
    for finding in &report.findings {
        assert!(!finding.why.is_empty() && !finding.next.is_empty());
    }
}

#[test]
fn a_report_is_text() {
    let mut report = Report::default();
    assert!(report.is_clear());
    assert_eq!(
        report.to_string(),
        "nothing found that would get in Go's way"
    );
    report.add(Severity::Warning, "it is so", "that is bad", "do this");
    report.add(Severity::Note, "a", "b", "c");
    assert!(!report.is_clear());
    assert_eq!(
        report.to_string(),
        "warning: it is so\n  that is bad\n  next: do this\nnote: a\n  b\n  next: c"
    );
}
