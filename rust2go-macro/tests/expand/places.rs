//! Contracts in every place, and of every visibility.

/// A public contract that holds something private.
pub mod public {
    #[derive(rust2go::R2G, Debug)]
    struct Hidden {
        text: String,
    }

    /// A public struct.
    #[derive(rust2go::R2G, Debug)]
    pub struct Shown {
        hidden: Hidden,
        pub(crate) shared: Vec<u8>,
    }

    impl Shown {
        /// Uses what is private.
        pub fn new(text: String) -> Self {
            Shown {
                hidden: Hidden { text },
                shared: Vec::new(),
            }
        }

        /// Uses what is private.
        pub fn len(&self) -> usize {
            self.hidden.text.len() + self.shared.len()
        }

        /// Whether it is empty.
        pub fn is_empty(&self) -> bool {
            self.len() == 0
        }
    }

    /// A public trait.
    #[rust2go::r2g]
    pub trait Public {
        /// A method.
        async fn show(shown: &Shown) -> Shown;
    }
}

/// Some of a private contract is used, and only through the client.
mod private {
    use rust2go::{R2G, r2g};

    #[derive(R2G)]
    struct Hidden {
        text: String,
    }

    #[derive(R2G, Debug)]
    enum Failure {
        Missing(u8),
        Bridge(rust2go::Error),
    }

    impl From<rust2go::Error> for Failure {
        fn from(error: rust2go::Error) -> Self {
            Failure::Bridge(error)
        }
    }

    #[r2g]
    trait Private {
        fn used(hidden: &Hidden) -> Result<Hidden, Failure>;
        async fn used_later(hidden: &Hidden) -> Hidden;
        #[oneway]
        fn used_oneway(hidden: &Hidden);
    }

    pub(super) async fn calls() -> String {
        let hidden = Hidden {
            text: String::new(),
        };
        PrivateImpl::used_oneway(&hidden);
        match PrivateImpl::used(&hidden) {
            Ok(hidden) => PrivateImpl::used_later(&hidden).await.text,
            Err(Failure::Missing(n)) => n.to_string(),
            Err(Failure::Bridge(error)) => error.to_string(),
        }
    }
}

pub(crate) mod within {
    #[derive(rust2go::R2G, Default)]
    pub(crate) struct Document {
        pub(crate) text: String,
    }

    pub(in crate::places) mod deeper {
        #[rust2go::r2g]
        pub(in crate::places) trait Narrow {
            fn narrow(doc: &super::Document) -> u8;
        }

        #[rust2go::r2g]
        pub(crate) trait Wide {
            fn wide(doc: &super::Document) -> super::super::within::Document;
        }
    }
}

/// Uses all of it; nobody calls it, for there is no Go half.
pub async fn calls() {
    let text = private::calls().await;
    let shown = public::PublicImpl::show(&public::Shown::new(text)).await;
    let doc = within::Document::default();
    within::deeper::NarrowImpl::narrow(&doc);
    let text = within::deeper::WideImpl::wide(&doc).text;
    assert_eq!(text.len(), shown.len());
}

/// Types that a macro of the user fills in.
macro_rules! contract {
    ($name:ident, $struct:ident, $ty:ty, $reference:ty, $len:literal) => {
        /// From a macro.
        #[derive(rust2go::R2G, Debug)]
        pub struct $struct {
            /// A field.
            pub value: $ty,
            /// A field.
            pub array: [u8; $len],
        }

        /// From a macro.
        #[rust2go::r2g]
        pub trait $name {
            /// A method.
            fn sync(x: $ty, y: $reference, z: &$ty) -> $ty;
            /// A method.
            async fn later(x: $ty, y: $reference, z: &$ty) -> Result<$ty, rust2go::Error>;
        }
    };
}

contract!(Filled, Filling, Option<Vec<u8>>, &str, 4);
