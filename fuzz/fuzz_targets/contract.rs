//! Any file as a contract: it is read, or refused with errors that can be shown; what is read, Go code is made of.
#![no_main]

use std::io::{Error, ErrorKind};
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use rust2go_model::Contract;

fuzz_target!(|text: &str| {
    let read = |path: &Path| match path == Path::new("contract.rs") {
        true => Ok(text.to_owned()),
        false => Err(Error::new(ErrorKind::NotFound, "no such file")),
    };
    match Contract::load_with(Path::new("contract.rs"), &[], &read) {
        Ok(contract) => {
            let generated = rust2go_cli::generate(&contract, "api", "example.com/app/rust2go");
            assert!(generated.api.starts_with("// Code generated"));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
