//! Constant expressions: as much of them as a contract can work out by itself.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, Lit, Stmt, UnOp};

use crate::ast::{ConstExpr, Literal};

/// Reads an integer expression; the place of what is none.
pub(crate) fn parse(expr: &Expr) -> Result<ConstExpr, Span> {
    let refused = || Err(expr.span());
    match expr {
        Expr::Group(group) => parse(&group.expr),
        Expr::Paren(paren) => parse(&paren.expr),
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(expr, None)] => parse(expr),
            _ => refused(),
        },
        Expr::Lit(lit) => match &lit.lit {
            Lit::Int(lit) => lit
                .base10_parse()
                .map(ConstExpr::Int)
                .or_else(|_| refused()),
            Lit::Byte(lit) => Ok(ConstExpr::Int(lit.value().into())),
            _ => refused(),
        },
        Expr::Path(path) if path.qself.is_none() => {
            match (limit(&path.path), path.path.segments.last()) {
                (Some(value), _) => Ok(ConstExpr::Int(value)),
                (None, Some(last)) if last.arguments.is_empty() => {
                    Ok(ConstExpr::Name(last.ident.unraw().to_string()))
                }
                _ => refused(),
            }
        }
        Expr::Unary(unary) => {
            let op = match unary.op {
                UnOp::Neg(_) => '-',
                UnOp::Not(_) => '!',
                _ => return refused(),
            };
            Ok(ConstExpr::Unary(op, Box::new(parse(&unary.expr)?)))
        }
        Expr::Binary(binary) => {
            let Some(op) = operator(&binary.op) else {
                return refused();
            };
            let (left, right) = (parse(&binary.left)?, parse(&binary.right)?);
            Ok(ConstExpr::Binary(
                op.to_owned(),
                Box::new(left),
                Box::new(right),
            ))
        }
        _ => refused(),
    }
}

/// The value of `u8::MAX` or `i64::MIN`.
fn limit(path: &syn::Path) -> Option<i128> {
    let mut back = path.segments.iter().rev();
    let (last, prim) = (back.next()?, back.next()?);
    let (least, most) = super::known::prim(&prim.ident.to_string())?.limits()?;
    match last.ident.to_string().as_str() {
        "MIN" => Some(least),
        "MAX" => Some(most),
        _ => None,
    }
}

fn operator(op: &BinOp) -> Option<&'static str> {
    Some(match op {
        BinOp::Add(_) => "+",
        BinOp::Sub(_) => "-",
        BinOp::Mul(_) => "*",
        BinOp::Div(_) => "/",
        BinOp::Rem(_) => "%",
        BinOp::Shl(_) => "<<",
        BinOp::Shr(_) => ">>",
        BinOp::BitAnd(_) => "&",
        BinOp::BitOr(_) => "|",
        BinOp::BitXor(_) => "^",
        _ => return None,
    })
}

/// A literal, with `-` in front or without.
pub(crate) fn literal(expr: &Expr) -> Option<Literal> {
    match expr {
        Expr::Group(group) => literal(&group.expr),
        Expr::Paren(paren) => literal(&paren.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match literal(&unary.expr)? {
            Literal::Int(value) => value.checked_neg().map(Literal::Int),
            Literal::Float(text) if !text.starts_with('-') => {
                Some(Literal::Float(format!("-{text}")))
            }
            _ => None,
        },
        Expr::Lit(lit) => Some(match &lit.lit {
            Lit::Bool(lit) => Literal::Bool(lit.value),
            Lit::Int(lit) => Literal::Int(lit.base10_parse().ok()?),
            Lit::Byte(lit) => Literal::Int(lit.value().into()),
            Lit::Float(lit) => Literal::Float(lit.base10_digits().to_owned()),
            Lit::Str(lit) => Literal::Str(lit.value()),
            Lit::Char(lit) => Literal::Char(lit.value()),
            _ => return None,
        }),
        _ => None,
    }
}
