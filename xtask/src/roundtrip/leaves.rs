//! The types that hold no others.

use super::expr::{Expr, Hint};

/// Whether there is a number in the type's name, as in `u16`.
fn prim(rust: &'static str) -> Expr {
    let go = match rust {
        "usize" => "uint",
        "isize" => "int",
        "f32" => "float32",
        "f64" => "float64",
        "bool" => "bool",
        "char" => "rune",
        _ => return integer(rust),
    };
    let leaf = Expr::leaf(rust, go);
    match rust {
        "f32" | "f64" => leaf,
        "char" => leaf.key().hint(Hint::Chars),
        _ => leaf.key(),
    }
}

fn integer(rust: &str) -> Expr {
    let go = rust.replace('u', "uint").replace('i', "int");
    Expr::leaf(rust, go.replace("uintnt", "uint")).key()
}

const INTEGERS: [&str; 10] = [
    "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize",
];

pub fn prims() -> Vec<Expr> {
    let others = ["f32", "f64", "bool", "char"];
    INTEGERS.into_iter().chain(others).map(prim).collect()
}

pub fn numbers() -> Vec<Expr> {
    let mut all = prims();
    for rust in INTEGERS {
        let base = prim(rust);
        let capital = rust[..1].to_uppercase() + &rust[1..];
        all.push(Expr::leaf(format!("Wrapping<{rust}>"), &base.go).key());
        let nonzero = |rust| Expr::leaf(rust, &base.go).key().hint(Hint::NonZero);
        all.push(nonzero(format!("NonZero<{rust}>")));
        all.push(nonzero(format!("NonZero{capital}")));
    }
    all
}

/// Text, and bytes.
pub fn texts() -> Vec<Expr> {
    let text = |rust| Expr::leaf(rust, "string").key().hint(Hint::Text);
    let bytes = |rust| Expr::leaf(rust, "[]byte");
    let os = |rust| Expr::leaf(rust, "string").key().hint(Hint::OsText);
    let mut rc = text("Rc<str>");
    rc.send = false;
    vec![
        text("String"),
        text("Box<str>"),
        text("Arc<str>"),
        rc,
        text("Cow<'static, str>"),
        bytes("Vec<u8>"),
        bytes("Box<[u8]>"),
        bytes("Arc<[u8]>"),
        bytes("Cow<'static, [u8]>"),
        bytes("bytes::Bytes"),
        os("PathBuf"),
        os("OsString"),
        prim("char"),
    ]
}

/// Some of every kind that no feature is needed for.
pub fn mixed() -> Vec<Expr> {
    let mut all = prims();
    all.push(Expr::leaf("String", "string").key().hint(Hint::Text));
    all.push(Expr::leaf("String", "string").key().hint(Hint::Text));
    all.push(Expr::leaf("Vec<u8>", "[]byte"));
    all.push(Expr::leaf("Duration", "time.Duration").key());
    all.push(Expr::leaf("SystemTime", "time.Time"));
    all.push(Expr::leaf("u128", "*big.Int"));
    all.push(Expr::leaf("IpAddr", "netip.Addr").key());
    all.push(Expr::leaf("Box<str>", "string").key().hint(Hint::Text));
    all
}

/// The values of the standard library. Addresses of one kind, and numbers of one sign, are a choice that holds for a whole type: Go
/// cannot tell them apart.
pub fn std(addresses: usize, signed: bool) -> Vec<Expr> {
    let mut all = numbers();
    all.extend(texts());
    let mut more = vec![Expr::leaf("SystemTime", "time.Time")];
    if signed {
        more.push(Expr::leaf("i128", "*big.Int").hint(Hint::Signed));
    } else {
        more.push(Expr::leaf("u128", "*big.Int"));
        more.push(Expr::leaf("Duration", "time.Duration").key());
    }
    let (ip, socket, hint) = match addresses {
        0 => ("IpAddr", "SocketAddr", None),
        1 => ("Ipv4Addr", "SocketAddrV4", Some(Hint::Ipv4)),
        _ => ("Ipv6Addr", "SocketAddrV6", Some(Hint::Ipv6)),
    };
    for (rust, go) in [(ip, "netip.Addr"), (socket, "netip.AddrPort")] {
        let mut leaf = Expr::leaf(rust, go).key();
        leaf.hints.extend(hint);
        more.push(leaf);
    }
    // As often as all the numbers and texts.
    for _ in 0..6 {
        all.extend(more.clone());
    }
    all
}

/// The values of other crates.
pub fn ecosystem(signed: bool) -> Vec<Expr> {
    let mut all = vec![Expr::leaf("String", "string").key().hint(Hint::Text)];
    for rust in [
        "chrono::DateTime<chrono::Utc>",
        "chrono::DateTime<chrono::FixedOffset>",
        "chrono::DateTime<chrono::Local>",
        "time::OffsetDateTime",
        "jiff::Timestamp",
    ] {
        all.push(Expr::leaf(rust, "time.Time"));
    }
    for rust in ["chrono::NaiveDate", "time::Date", "jiff::civil::Date"] {
        all.push(Expr::leaf(rust, "rust2go.Date").key());
    }
    for rust in [
        "chrono::TimeDelta",
        "time::Duration",
        "jiff::SignedDuration",
    ] {
        if signed {
            let leaf = Expr::leaf(rust, "time.Duration");
            all.push(leaf.key().hint(Hint::Signed));
        }
    }
    all.push(Expr::leaf("uuid::Uuid", "rust2go.UUID").key());
    all.push(Expr::leaf("rust_decimal::Decimal", "rust2go.Decimal"));
    all.push(Expr::leaf("serde_json::Value", "any").hint(Hint::Text));
    all.push(Expr::leaf("serde_json::Value", "any").hint(Hint::Text));
    all.push(Expr::leaf("url::Url", "*url.URL"));
    all.push(Expr::leaf("bytes::Bytes", "[]byte"));
    all
}
