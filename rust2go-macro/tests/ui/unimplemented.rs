//! A trait that Go calls, and nobody has implemented.

use rust2go::g2r;

#[g2r]
pub trait Store {
    fn len(prefix: &str) -> u64;
    async fn get(key: &str) -> Result<Vec<u8>, rust2go::Error>;
}

fn main() {}
