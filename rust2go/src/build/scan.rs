//! Reads just enough of Go's syntax to tell code from comments and literals.

/// Whether an identifier stands in the code, outside of comments, strings and runes.
pub fn mentions(source: &str, identifier: &str) -> bool {
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '`' => rest[1..].find('`').map_or(rest.len(), |end| end + 2),
            '"' | '\'' => quoted(rest, first),
            c if is_word(c) => {
                let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                if &rest[..end] == identifier {
                    return true;
                }
                end
            }
            c => c.len_utf8(),
        };
        rest = &rest[skipped..];
    }
    false
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The length of the literal at the start of the text. An unfinished one ends with its line.
fn quoted(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '\n' => return at,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn code_is_found() {
        assert!(mentions(
            "func init() { api.RegisterX(impl{}) }",
            "RegisterX"
        ));
        assert!(mentions("var r = RegisterX", "RegisterX"));
        assert!(mentions(
            "s := \"\\\"\"; c := '\"'; api.RegisterX(s)",
            "RegisterX"
        ));
    }

    #[test]
    fn other_names_comments_and_literals_are_not() {
        for text in [
            "api.RegisterXY(impl{})",
            "api.PreRegisterX(impl{})",
            "// api.RegisterX(impl{})",
            "/* api.RegisterX(impl{})\n */",
            "s := \"RegisterX\"",
            "s := `a\n RegisterX`",
            "/* RegisterX",
            "\"open RegisterX\n",
        ] {
            assert!(!mentions(text, "RegisterX"), "{text}");
        }
    }
}
