//! The data of each case.

use std::collections::HashMap;

use super::data::Data;
use super::json::Base64;
use super::{BYTES_PER_ELEMENT, Case, proto};
use crate::api::{Corner, Person, Point, Shape};

impl Data for String {
    const CASE: Case = Case::Text;
    type Json = String;
    type Proto = proto::Text;

    fn of(count: usize) -> String {
        let words = "the quick brown fox jumps over the lazy dog and runs back home; ";
        words
            .chars()
            .cycle()
            .take(count * BYTES_PER_ELEMENT)
            .collect()
    }

    fn elements(&self) -> u64 {
        self.len() as u64
    }

    fn json(&self) -> String {
        self.clone()
    }

    fn proto(&self) -> proto::Text {
        proto::Text { text: self.clone() }
    }
}

impl Data for Vec<u8> {
    const CASE: Case = Case::Bytes;
    type Json = Base64;
    type Proto = proto::Block;

    fn of(count: usize) -> Vec<u8> {
        (0..count * BYTES_PER_ELEMENT)
            .map(|i| (i % 251) as u8)
            .collect()
    }

    fn elements(&self) -> u64 {
        self.len() as u64
    }

    fn json(&self) -> Base64 {
        Base64(self.clone())
    }

    fn proto(&self) -> proto::Block {
        proto::Block { data: self.clone() }
    }
}

impl Data for Vec<String> {
    const CASE: Case = Case::Strings;
    type Json = Vec<String>;
    type Proto = proto::Strings;

    fn of(count: usize) -> Vec<String> {
        (0..count).map(|i| format!("string number {i}")).collect()
    }

    fn elements(&self) -> u64 {
        self.len() as u64
    }

    fn json(&self) -> Vec<String> {
        self.clone()
    }

    fn proto(&self) -> proto::Strings {
        proto::Strings {
            strings: self.clone(),
        }
    }
}

impl Data for Vec<Point> {
    const CASE: Case = Case::Points;
    type Json = Vec<Point>;
    type Proto = proto::Points;

    fn of(count: usize) -> Vec<Point> {
        let point = |i: u32| Point {
            id: u64::from(i) * 1_000_003 + 1,
            x: f64::from(i) * 0.25 + 0.5,
            y: f64::from(i) * -0.5 - 0.25,
            layer: i % 16 + 1,
            color: 0x00FF_8800 + i % 256,
        };
        (0..count as u32).map(point).collect()
    }

    fn elements(&self) -> u64 {
        self.len() as u64
    }

    fn json(&self) -> Vec<Point> {
        self.clone()
    }

    fn proto(&self) -> proto::Points {
        let point = |p: &Point| proto::Point {
            id: p.id,
            x: p.x,
            y: p.y,
            layer: p.layer,
            color: p.color,
        };
        proto::Points {
            points: self.iter().map(point).collect(),
        }
    }
}

impl Data for Vec<Person> {
    const CASE: Case = Case::People;
    type Json = Vec<Person>;
    type Proto = proto::People;

    fn of(count: usize) -> Vec<Person> {
        let person = |i: usize| Person {
            id: i as u64 + 1,
            name: format!("Person {i} of the Bench"),
            email: format!("person.{i}@bench.example.org"),
            age: (i % 80) as u32 + 18,
        };
        (0..count).map(person).collect()
    }

    fn elements(&self) -> u64 {
        self.len() as u64
    }

    fn json(&self) -> Vec<Person> {
        self.clone()
    }

    fn proto(&self) -> proto::People {
        let person = |p: &Person| proto::Person {
            id: p.id,
            name: p.name.clone(),
            email: p.email.clone(),
            age: p.age,
        };
        proto::People {
            people: self.iter().map(person).collect(),
        }
    }
}

impl Data for HashMap<String, u64> {
    const CASE: Case = Case::Counts;
    type Json = HashMap<String, u64>;
    type Proto = proto::Counts;

    fn of(count: usize) -> HashMap<String, u64> {
        (0..count)
            .map(|i| (format!("word number {i}"), i as u64 * 7 + 1))
            .collect()
    }

    fn elements(&self) -> u64 {
        self.len() as u64
    }

    fn json(&self) -> HashMap<String, u64> {
        self.clone()
    }

    fn proto(&self) -> proto::Counts {
        proto::Counts {
            counts: self.clone(),
        }
    }
}

impl Data for Vec<Shape> {
    const CASE: Case = Case::Shapes;
    type Json = Vec<Shape>;
    type Proto = proto::Shapes;

    fn of(count: usize) -> Vec<Shape> {
        (0..count as u32).map(shape).collect()
    }

    fn elements(&self) -> u64 {
        self.len() as u64
    }

    fn json(&self) -> Vec<Shape> {
        self.clone()
    }

    fn proto(&self) -> proto::Shapes {
        proto::Shapes {
            shapes: self.iter().map(proto_shape).collect(),
        }
    }
}

/// The kinds in turn, a group holding one of each of the first three.
fn shape(i: u32) -> Shape {
    let corner = |k: u32| Corner {
        x: f64::from(i + k) * 0.25 + 0.5,
        y: f64::from(k) * -0.5 - 0.25,
    };
    match i % 5 {
        0 => Shape::Group {
            name: format!("group {i}"),
            shapes: (i + 1..i + 4).map(shape).collect(),
        },
        1 => Shape::Circle {
            center: corner(0),
            radius: f64::from(i) + 0.75,
        },
        2 => Shape::Polygon {
            corners: (0..4).map(corner).collect(),
        },
        3 => Shape::Label(format!("the label of {i}")),
        _ => Shape::Empty,
    }
}

fn proto_shape(shape: &Shape) -> proto::Shape {
    use proto::Kind;

    let corner = |c: &Corner| proto::Corner { x: c.x, y: c.y };
    let kind = match shape {
        Shape::Circle { center, radius } => Kind::Circle(proto::Circle {
            center: Some(corner(center)),
            radius: *radius,
        }),
        Shape::Polygon { corners } => Kind::Polygon(proto::Polygon {
            corners: corners.iter().map(corner).collect(),
        }),
        Shape::Label(text) => Kind::Label(text.clone()),
        Shape::Group { name, shapes } => Kind::Group(proto::Group {
            name: name.clone(),
            shapes: shapes.iter().map(proto_shape).collect(),
        }),
        Shape::Empty => Kind::Empty(proto::Empty {}),
    };
    proto::Shape { kind: Some(kind) }
}
