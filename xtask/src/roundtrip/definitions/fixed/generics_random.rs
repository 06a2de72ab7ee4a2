impl<T: Random> Random for Page<T> {
    fn random(source: &mut Source) -> Self {
        Page { items: source.any(), next: source.any(), pairs: source.any(), total: source.any() }
    }
}

impl<T: Random> Random for Tree<T> {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Tree::Leaf(source.any()),
            1 => Tree::Node(source.any()),
            _ => Tree::Fork { left: source.any(), right: source.any(), name: source.any() },
        }
    }
}

impl<A: Random, B: Random> Random for Either<A, B> {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Either::Neither,
            1 => Either::Left(source.any()),
            _ => Either::Right { value: source.any() },
        }
    }
}

impl<K: Random + Eq + Hash, V: Random> Random for Index<K, V> {
    fn random(source: &mut Source) -> Self {
        Index { entries: source.any(), keys: source.any() }
    }
}

impl<T: Random, const R: usize, const C: usize> Random for Grid<T, R, C> {
    fn random(source: &mut Source) -> Self {
        Grid { cells: source.any(), name: source.any() }
    }
}

impl<const N: usize> Random for Buffer<N> {
    fn random(source: &mut Source) -> Self {
        Buffer { bytes: source.any(), wide: source.any(), wider: source.any() }
    }
}

impl<T: Random> Random for Listed<T> {
    fn random(source: &mut Source) -> Self {
        Listed(source.any())
    }
}

