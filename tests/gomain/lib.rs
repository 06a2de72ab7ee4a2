//! Here so that the package has a target to test.
