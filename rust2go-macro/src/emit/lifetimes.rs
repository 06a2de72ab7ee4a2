//! Names for the lifetimes that the user has left out of a parameter.
//!
//! The call that an async method returns holds its parameters, and so names their types: `&str` is `&'r2g_0 str` there. Each
//! lifetime has a name of its own, since the future that the trait promises can hold lifetimes of its parameters only, not one
//! that they share.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

/// Names lifetimes, and remembers the names.
#[derive(Default)]
pub struct Namer {
    names: Vec<syn::Lifetime>,
}

impl Namer {
    /// The type with a name for each lifetime that is left out: behind `&`, and where `'_` stands.
    pub fn named(&mut self, ty: TokenStream) -> TokenStream {
        let mut tokens = ty.into_iter().peekable();
        let mut named = Vec::new();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '&' => {
                    named.push(punct.into());
                    let has_lifetime =
                        matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '\'');
                    if !has_lifetime {
                        named.extend(self.next());
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == '\'' => match tokens.next() {
                    Some(TokenTree::Ident(name)) if name == "_" => named.extend(self.next()),
                    name => named.extend([TokenTree::from(punct)].into_iter().chain(name)),
                },
                TokenTree::Group(group) => named.push(self.inside(group).into()),
                other => named.push(other),
            }
        }
        named.into_iter().collect()
    }

    /// All names, in the order of their places.
    pub fn names(self) -> Vec<syn::Lifetime> {
        self.names
    }

    fn next(&mut self) -> [TokenTree; 2] {
        let name = format!("r2g_{}", self.names.len());
        let place = Span::call_site();
        self.names
            .push(syn::Lifetime::new(&format!("'{name}"), place));
        [
            Punct::new('\'', Spacing::Joint).into(),
            Ident::new(&name, place).into(),
        ]
    }

    /// What stands between brackets: of an array only its type, since `&` is an operator behind it, and of `{…}` nothing.
    fn inside(&mut self, group: Group) -> Group {
        let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ';');
        let mut tokens = group.stream().into_iter().peekable();
        let mut ty = TokenStream::new();
        if group.delimiter() != Delimiter::Brace {
            ty.extend(std::iter::from_fn(|| {
                tokens.next_if(|token| !is_end(token))
            }));
        }
        let mut named = self.named(ty);
        named.extend(tokens);
        let mut inside = Group::new(group.delimiter(), named);
        inside.set_span(group.span());
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::Namer;

    fn named(ty: &str) -> String {
        let mut namer = Namer::default();
        let ty = namer.named(ty.parse().expect("it is Rust"));
        let names: Vec<String> = namer.names().iter().map(|name| name.to_string()).collect();
        format!("{} {ty}", names.join(" ")).replace(' ', "")
    }

    #[test]
    fn references_and_paths_get_names() {
        assert_eq!(named("u8"), "u8");
        assert_eq!(named("&str"), "'r2g_0&'r2g_0str");
        assert_eq!(named("&DocRef<'_>"), "'r2g_0'r2g_1&'r2g_0DocRef<'r2g_1>");
        assert_eq!(named("Cow<'_, [u8]>"), "'r2g_0Cow<'r2g_0,[u8]>");
        assert_eq!(
            named("(&u8, Vec<&u8>)"),
            "'r2g_0'r2g_1(&'r2g_0u8,Vec<&'r2g_1u8>)"
        );
    }

    #[test]
    fn names_of_the_user_and_operators_stay() {
        assert_eq!(named("Cow<'static, str>"), "Cow<'static,str>");
        assert_eq!(named("[u8; A & B]"), "[u8;A&B]");
        assert_eq!(named("[&u8; A & B]"), "'r2g_0[&'r2g_0u8;A&B]");
        assert_eq!(named("Buf<{ A & B }>"), "Buf<{A&B}>");
    }
}
