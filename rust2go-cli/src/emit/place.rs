//! Places: what generated code reads from and writes to.

use rust2go_model::names;

/// A variable that can be assigned to, or what a pointer variable points at.
#[derive(Clone)]
pub struct Place {
    expr: String,
    pointed: bool,
}

impl Place {
    /// The variable `expr`.
    pub fn variable(expr: &str) -> Place {
        Place {
            expr: expr.to_owned(),
            pointed: false,
        }
    }

    /// What the pointer `expr` points at.
    pub fn pointed(expr: &str) -> Place {
        Place {
            expr: expr.to_owned(),
            pointed: true,
        }
    }

    /// The expression for what is there.
    pub fn value(&self) -> String {
        if self.pointed {
            format!("*{}", self.expr)
        } else {
            self.expr.clone()
        }
    }

    /// The expression for its address.
    pub fn address(&self) -> String {
        if self.pointed {
            self.expr.clone()
        } else {
            format!("&{}", self.expr)
        }
    }

    /// The value as something that `[…]` can follow.
    fn operand(&self) -> String {
        if self.pointed {
            format!("(*{})", self.expr)
        } else {
            self.expr.clone()
        }
    }

    /// The field `name` of the struct that is there.
    pub fn field(&self, name: &str) -> Place {
        // Go follows one pointer by itself, not two.
        let base = if self.expr.starts_with('*') {
            self.operand()
        } else {
            self.expr.clone()
        };
        Place::variable(&format!("{base}.{name}"))
    }

    /// An element of the tuple that is there.
    pub fn element(&self, index: usize) -> Place {
        self.field(&names::go_tuple_field(index))
    }

    /// The element at `index` of the list, array or map that is there.
    pub fn index(&self, index: &str) -> Place {
        Place::variable(&format!("{}[{index}]", self.operand()))
    }

    /// What the pointer that is there points at.
    pub fn target(&self) -> Place {
        Place::pointed(&self.value())
    }
}

/// Where a line of code stands.
#[derive(Clone, Copy)]
pub struct At {
    /// By how many tabs it is indented.
    pub depth: usize,
    /// In how many loops it is.
    pub loops: usize,
}

impl At {
    /// The start of a function.
    pub const TOP: At = At { depth: 1, loops: 0 };

    /// Inside one more block.
    pub fn block(self) -> At {
        At {
            depth: self.depth + 1,
            ..self
        }
    }

    /// Inside one more loop.
    pub fn inside(self) -> At {
        At {
            depth: self.depth + 1,
            loops: self.loops + 1,
        }
    }
}

/// The name of the variable that counts in the loop inside `loops` others.
pub fn counter(loops: usize) -> String {
    match loops {
        0 => "i".to_owned(),
        1 => "j".to_owned(),
        n => format!("i{n}"),
    }
}

/// A name for a variable of the loop inside `loops` others.
pub fn local(name: &str, loops: usize) -> String {
    match loops {
        0 => name.to_owned(),
        n => format!("{name}{}", n + 1),
    }
}
