impl Random for Node {
    fn random(source: &mut Source) -> Self {
        Node { value: source.any(), children: source.any() }
    }
}

impl Random for Chain {
    fn random(source: &mut Source) -> Self {
        Chain { text: source.any(), next: source.any() }
    }
}

impl Random for Formula {
    fn random(source: &mut Source) -> Self {
        match source.variant(5) {
            0 => Formula::Number(source.any()),
            1 => Formula::Negated(source.any()),
            2 => Formula::Sum(source.any()),
            3 => Formula::Call { name: source.any(), args: source.any() },
            _ => Formula::Nothing,
        }
    }
}

impl Random for Folder {
    fn random(source: &mut Source) -> Self {
        Folder { name: source.any(), entries: source.any() }
    }
}

impl Random for Entry {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Entry::File { size: source.any(), changed: source.any() },
            1 => Entry::Folder(source.any()),
            _ => Entry::Link(source.any()),
        }
    }
}

impl Random for Ping {
    fn random(source: &mut Source) -> Self {
        Ping { pong: source.any(), count: source.any() }
    }
}

impl Random for Pong {
    fn random(source: &mut Source) -> Self {
        Pong { pings: source.any(), last: source.any() }
    }
}

impl Random for Nested {
    fn random(source: &mut Source) -> Self {
        Nested(source.any())
    }
}

impl Random for Named {
    fn random(source: &mut Source) -> Self {
        Named { by_name: source.any() }
    }
}

impl Random for Step {
    fn random(source: &mut Source) -> Self {
        match source.variant(2) {
            0 => Step::Stop(source.any()),
            _ => Step::Go(source.any()),
        }
    }
}

impl Random for Plane {
    fn random(source: &mut Source) -> Self {
        match source.variant(4) {
            0 => Plane::Dot,
            1 => Plane::Pair(source.any(), source.any()),
            2 => Plane::Many(source.any()),
            _ => Plane::Keyed(source.any()),
        }
    }
}

