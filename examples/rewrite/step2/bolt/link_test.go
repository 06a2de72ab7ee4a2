package bolt

import _ "example.com/jot/api" // the library has its Rust half as well
