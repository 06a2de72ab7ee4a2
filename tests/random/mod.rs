//! Random values: small ones, with a taste for the ends of each type's range.
//!
//! A value follows from two numbers, so that a failure can be seen again, on either side of the bridge. Shrinking is done by
//! the size.

mod containers;
mod ecosystem;
mod leaves;

/// A type with random values.
pub trait Random: Sized {
    /// The next value.
    fn random(source: &mut Source) -> Self;
}

/// Where random values come from.
#[derive(Debug)]
pub struct Source {
    state: u64,
    size: u32,
    /// How many elements all lists together may still have.
    budget: u32,
}

impl Source {
    /// The source of values of about this size.
    pub fn new(seed: u64, size: u32) -> Source {
        Source {
            state: seed,
            size,
            budget: 4 * size,
        }
    }

    /// 64 random bits: the generator is SplitMix64.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.bits() % n
    }

    /// A value of any type.
    pub fn any<T: Random>(&mut self) -> T {
        T::random(self)
    }

    /// How many elements a list has. It is 0 where there have been many elements already: recursive types end there.
    pub fn elements(&mut self) -> usize {
        let most = match self.below(16) {
            0 => 4 * self.size,
            _ => self.size / 2,
        };
        let len = self.below(u64::from(most.min(self.budget)) + 1);
        self.budget -= len as u32;
        len as usize
    }

    /// Whether something optional is there.
    pub fn some(&mut self) -> bool {
        let some = self.budget > 0 && self.below(4) > 0;
        self.budget -= u32::from(some);
        some
    }

    /// One of `n` variants. It is the first, which must not contain the type again, where there have been many elements already.
    pub fn variant(&mut self, n: u64) -> u64 {
        if self.budget == 0 {
            return 0;
        }
        self.budget -= 1;
        self.below(n)
    }

    /// One of these.
    pub fn one_of<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len() as u64) as usize].clone()
    }
}
