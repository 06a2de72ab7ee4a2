//! Works constants out.

use std::collections::BTreeMap;

use crate::ast::ConstExpr;

/// The constants of a contract by their names, not worked out yet.
pub(crate) type Consts = BTreeMap<String, ConstExpr>;

/// Why a constant has no value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// No constant has this name, or it is made of itself.
    Unknown(String),
    /// A division by zero, a shift too far, or more than 128 bits.
    Range,
}

/// The value of `expr`, with `find` for what is not among `consts`.
pub(crate) fn eval(
    expr: &ConstExpr,
    consts: &Consts,
    find: &dyn Fn(&str) -> Option<i128>,
) -> Result<i128, Problem> {
    nested(expr, consts, find, 0)
}

/// More names than this that lead to one another are a circle.
const DEEPEST: usize = 64;

fn nested(
    expr: &ConstExpr,
    consts: &Consts,
    find: &dyn Fn(&str) -> Option<i128>,
    depth: usize,
) -> Result<i128, Problem> {
    let of = |expr: &ConstExpr| nested(expr, consts, find, depth);
    match expr {
        ConstExpr::Int(value) => Ok(*value),
        ConstExpr::Name(name) => match (find(name), consts.get(name)) {
            (Some(value), _) => Ok(value),
            (None, Some(expr)) if depth < DEEPEST => nested(expr, consts, find, depth + 1),
            _ => Err(Problem::Unknown(name.clone())),
        },
        ConstExpr::Unary(op, inner) => {
            let value = of(inner)?;
            match op {
                '-' => value.checked_neg().ok_or(Problem::Range),
                _ => Ok(!value),
            }
        }
        ConstExpr::Binary(op, left, right) => {
            binary(op, of(left)?, of(right)?).ok_or(Problem::Range)
        }
    }
}

fn binary(op: &str, left: i128, right: i128) -> Option<i128> {
    let shift = || u32::try_from(right).ok().filter(|by| *by < 64);
    match op {
        "+" => left.checked_add(right),
        "-" => left.checked_sub(right),
        "*" => left.checked_mul(right),
        "/" => left.checked_div(right),
        "%" => left.checked_rem(right),
        "<<" => left.checked_mul(1 << shift()?),
        ">>" => Some(left >> shift()?),
        "&" => Some(left & right),
        "|" => Some(left | right),
        _ => Some(left ^ right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<i128, Problem> {
        let parse = |text: &str| {
            let expr = syn::parse_str(text).expect("an expression");
            crate::parse::constant::parse(&expr).expect("of integers")
        };
        let consts = [("A", "3"), ("B", "A << 2 | 1"), ("LOOP", "LOOP + 1")]
            .map(|(name, text)| (name.to_owned(), parse(text)));
        eval(&parse(text), &Consts::from(consts), &|name| {
            (name == "N").then_some(7)
        })
    }

    #[test]
    fn works_out_what_a_contract_can_say() {
        assert_eq!(value("1 + 2 * 3"), Ok(7));
        assert_eq!(value("-(B)"), Ok(-13));
        assert_eq!(value("N % A"), Ok(1));
        assert_eq!(value("!0 & 0xff"), Ok(255));
        assert_eq!(value("b'a' ^ { 1 }"), Ok(96));
        assert_eq!(value("u64::MAX"), Ok(u64::MAX.into()));
        assert_eq!(value("core::primitive::i8::MIN + 1"), Ok(-127));
    }

    #[test]
    fn says_why_it_cannot() {
        assert_eq!(value("C"), Err(Problem::Unknown("C".into())));
        assert_eq!(value("LOOP"), Err(Problem::Unknown("LOOP".into())));
        assert_eq!(value("1 / 0"), Err(Problem::Range));
        assert_eq!(value("1 << 64"), Err(Problem::Range));
    }
}
