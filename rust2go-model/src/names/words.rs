//! Splits names into words and spells the words as Go does.

/// What Go's linters want in capitals.
const INITIALISMS: &[&str] = &[
    "ACL", "API", "ASCII", "CPU", "CSS", "DNS", "EOF", "GUID", "HTML", "HTTP", "HTTPS", "ID", "IP",
    "JSON", "LHS", "QPS", "RAM", "RHS", "RPC", "SLA", "SMTP", "SQL", "SSH", "TCP", "TLS", "TTL",
    "UDP", "UI", "UID", "UUID", "URI", "URL", "UTF8", "VM", "XML", "XMPP", "XSRF", "XSS",
];

/// Those whose plural is common in names.
const PLURALS: &[&str] = &["API", "ID", "IP", "URI", "URL", "UUID", "VM"];

/// The words of a name in snake_case or CamelCase: `user_id`, `HTTPServer` and `Html5Doc` have two each.
pub(super) fn split(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let chars: Vec<(usize, char)> = part.char_indices().collect();
        let mut start = 0;
        for pair in 1..chars.len() {
            let (before, (at, here)) = (chars[pair - 1].1, chars[pair]);
            let next_lower = chars.get(pair + 1).is_some_and(|(_, c)| c.is_lowercase());
            if here.is_uppercase() && (!before.is_uppercase() || next_lower) {
                words.push(&part[start..at]);
                start = at;
            }
        }
        words.push(&part[start..]);
    }
    words
}

/// The word at the start of, or inside, an exported name: `Render`, `ID`.
pub(super) fn capital(word: &str) -> String {
    let upper = word.to_uppercase();
    if INITIALISMS.contains(&upper.as_str()) {
        return upper;
    }
    if let Some(one) = upper.strip_suffix('S') {
        if PLURALS.contains(&one) {
            return format!("{one}s");
        }
    }
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_both_customs() {
        assert_eq!(split("user_id"), ["user", "id"]);
        assert_eq!(split("HTTPServer"), ["HTTP", "Server"]);
        assert_eq!(split("Html5Doc"), ["Html5", "Doc"]);
        assert_eq!(split("__a__B2c"), ["a", "B2c"]);
        assert!(split("__").is_empty());
    }

    #[test]
    fn spells_words() {
        let words = [
            ("id", "ID"),
            ("urls", "URLs"),
            ("dns", "DNS"),
            ("as", "As"),
            ("x", "X"),
        ];
        for (word, go) in words {
            assert_eq!(capital(word), go);
        }
    }
}
