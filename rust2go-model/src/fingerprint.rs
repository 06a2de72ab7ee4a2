//! A short form of the contract text, for file names and messages. The text itself decides whether two sides fit.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// Sixteen hexadecimal digits that stand for a contract text: the same on every machine and with every compiler.
pub fn fingerprint(text: &str) -> String {
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    hasher.write(text.as_bytes());
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn stays_the_same() {
        assert_eq!(fingerprint("").len(), 16);
        assert_eq!(fingerprint("a: u8"), fingerprint("a: u8"));
        assert_ne!(fingerprint("a: u8"), fingerprint("a: u16"));
    }
}
