//! Here so that the package has a target to test. The programs are in the folders beside this file, see README.md.
