//! Makes types at random.

use super::expr::{Expr, Hint, Kind};
use super::families::Family;
use super::rng::Rng;
use super::{Call, Method};

/// A type that holds others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Con {
    Vec,
    VecDeque,
    BoxSlice,
    RcSlice,
    ArcSlice,
    CowSlice,
    Array,
    Tuple,
    Option,
    Result,
    HashMap,
    BTreeMap,
    HashSet,
    BTreeSet,
    Box,
    Rc,
    Arc,
    /// A generic type of the contract, by its place among the family's.
    Generic(usize),
}

/// The generic types of a contract: what each is for arguments that `Maker` makes.
pub type Generic = fn(&mut Maker, usize) -> Expr;

/// Makes the types of a family.
pub struct Maker<'f> {
    pub rng: Rng,
    family: &'f Family,
    pub leaves: Vec<Expr>,
    /// The types that the contract defines.
    pub defined: Vec<Expr>,
    /// Whose turn among them it is.
    turn: usize,
}

impl Maker<'_> {
    /// The one for this family.
    pub fn new(family: &Family) -> Maker<'_> {
        let mut rng = Rng::of(family.name);
        let leaves = (family.leaves)(&mut rng);
        Maker {
            rng,
            family,
            leaves,
            defined: Vec::new(),
            turn: 0,
        }
    }

    /// The `i`th method.
    pub fn method(&mut self, i: usize) -> Method {
        self.leaves = (self.family.leaves)(&mut self.rng);
        let con = *self.rng.pick(self.family.tops);
        let mut ty = match self.defined.is_empty() {
            true => self.con(con, 4, true),
            false => self.around_defined(4),
        };
        if ty.kind == Kind::Result {
            ty = self.wrap("Vec", "[]", &ty);
        }
        let calls: &[Call] = if ty.send { &Call::ALL } else { &Call::SYNC };
        Method {
            name: format!("t{:02}", i + 1),
            call: *self.rng.pick(calls),
            fallible: self.rng.once_in(2),
            twin: Call::of_twin(i),
            ty,
        }
    }

    /// A type with the next of the contract's in it, at most `depth` levels down.
    fn around_defined(&mut self, depth: usize) -> Expr {
        if depth == 0 || self.rng.once_in(3) {
            self.turn = (self.turn + 1) % self.defined.len();
            return self.defined[self.turn].clone();
        }
        let inner = self.around_defined(depth - 1);
        let con = loop {
            let con = *self.rng.pick(self.family.inner);
            let set = matches!(con, Con::HashSet | Con::BTreeSet);
            if !matches!(con, Con::Generic(_)) && (inner.key || !set) {
                break con;
            }
        };
        self.of(con, inner, depth)
    }

    /// Any type of at most `depth` levels; of exactly so many if it is to be `deep`.
    pub fn ty(&mut self, depth: usize, deep: bool) -> Expr {
        if depth == 0 || !deep && self.rng.once_in(3) {
            if !self.defined.is_empty() && self.rng.once_in(2) {
                let i = self.rng.below(self.defined.len());
                return self.defined[i].clone();
            }
            let i = self.rng.below(self.leaves.len());
            return self.leaves[i].clone();
        }
        let con = *self.rng.pick(self.family.inner);
        self.con(con, depth, deep)
    }

    /// A type that can be a key.
    pub fn key(&mut self, depth: usize) -> Expr {
        if depth > 0 && self.rng.once_in(3) {
            let inner = self.key(depth - 1);
            let con = *self.rng.pick(&[Con::Array, Con::Tuple, Con::Box]);
            if con != Con::Tuple {
                return self.of(con, inner, 0).key();
            }
            let other = self.key(depth - 1);
            return tuple(&[inner, other]).key();
        }
        let all = self.leaves.iter().chain(&self.defined);
        let keys: Vec<Expr> = all.filter(|ty| ty.key).cloned().collect();
        self.rng.pick(&keys).clone()
    }

    fn con(&mut self, con: Con, depth: usize, deep: bool) -> Expr {
        match con {
            Con::Generic(i) => (self.family.generics[i])(self, depth),
            Con::HashSet | Con::BTreeSet => {
                let inner = self.key(depth.min(3) - 1);
                self.of(con, inner, depth)
            }
            con => {
                let inner = self.ty(depth - 1, deep);
                self.of(con, inner, depth)
            }
        }
    }

    /// The type `con` with `inner` in it, and others of at most `depth` levels beside.
    fn of(&mut self, con: Con, inner: Expr, depth: usize) -> Expr {
        match con {
            Con::Vec => self.wrap("Vec", "[]", &inner),
            Con::VecDeque => self.wrap("VecDeque", "[]", &inner),
            Con::BoxSlice => slice("Box<[", "]>", &inner),
            Con::ArcSlice => slice("Arc<[", "]>", &inner),
            Con::RcSlice => Expr {
                send: false,
                ..slice("Rc<[", "]>", &inner)
            },
            Con::CowSlice => slice("Cow<'static, [", "]>", &inner),
            Con::Array => {
                let n = 1 + self.rng.below(3);
                let (rust, go) = (
                    format!("[{}; {n}]", inner.rust),
                    format!("[{n}]{}", inner.go),
                );
                let key = inner.key;
                Expr {
                    key,
                    ..Expr::of(&[&inner], rust, go)
                }
            }
            Con::Tuple => {
                let mut all = vec![inner];
                for _ in 0..self.rng.below(4) {
                    let other = self.ty(depth.saturating_sub(2).min(1), false);
                    all.push(other);
                }
                tuple(&all)
            }
            Con::Option => self.wrap("Option", "*", &inner),
            Con::Result => {
                let other = self.ty(depth.saturating_sub(2).min(1), false);
                let (ok, err) = match self.rng.once_in(3) {
                    true => (other, inner),
                    false => (inner, other),
                };
                let rust = format!("Result<{}, {}>", ok.rust, err.rust);
                let go = format!("rust2go.Result[{}, {}]", ok.go, err.go);
                Expr::of(&[&ok, &err], rust, go).kind(Kind::Result)
            }
            Con::HashMap | Con::BTreeMap => {
                let key = self.key(1);
                let rust = format!("{con:?}<{}, {}>", key.rust, inner.rust);
                let go = format!("map[{}]{}", key.go, inner.go);
                Expr::of(&[&key, &inner], rust, go)
            }
            Con::HashSet | Con::BTreeSet => {
                let rust = format!("{con:?}<{}>", inner.rust);
                let go = format!("rust2go.Set[{}]", inner.go);
                Expr::of(&[&inner], rust, go)
            }
            Con::Box | Con::Rc | Con::Arc => Expr {
                rust: format!("{con:?}<{}>", inner.rust),
                send: inner.send && con != Con::Rc,
                ..inner
            },
            Con::Generic(_) => unreachable!("made of types of their own"),
        }
    }

    fn wrap(&self, rust: &str, go: &str, inner: &Expr) -> Expr {
        let rust = format!("{rust}<{}>", inner.rust);
        Expr::of(&[inner], rust, format!("{go}{}", inner.go))
    }
}

fn slice(open: &str, close: &str, inner: &Expr) -> Expr {
    let rust = format!("{open}{}{close}", inner.rust);
    Expr::of(&[inner], rust, format!("[]{}", inner.go))
}

fn tuple(all: &[Expr]) -> Expr {
    let rust: Vec<&str> = all.iter().map(|ty| ty.rust.as_str()).collect();
    let rust = match rust.as_slice() {
        [one] => format!("({one},)"),
        many => format!("({})", many.join(", ")),
    };
    let go: Vec<&str> = all.iter().map(|ty| ty.go.as_str()).collect();
    let go = format!("rust2go.Tuple{}[{}]", all.len(), go.join(", "));
    let parts: Vec<&Expr> = all.iter().collect();
    let out = Expr::of(&parts, rust, go).kind(Kind::Tuple(all.len()));
    Expr {
        key: all.iter().all(|ty| ty.key),
        ..out
    }
}

/// The constants of package random for a type.
pub fn hints(ty: &Expr) -> Vec<&'static str> {
    let mut out = Vec::new();
    for hint in &ty.hints {
        match hint {
            Hint::Chars => out.push("random.Chars"),
            Hint::NonZero => out.push("random.NonZero"),
            Hint::Ipv4 => out.push("random.IPv4"),
            Hint::Ipv6 => out.push("random.IPv6"),
            Hint::Signed => out.push("random.Signed"),
            Hint::OsText if !ty.hints.contains(&Hint::Text) => out.push("random.Bytes"),
            Hint::OsText | Hint::Text => {}
        }
    }
    out
}
