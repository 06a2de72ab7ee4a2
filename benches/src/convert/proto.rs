//! The messages of `go/convert/pb/convert.proto`, as prost-build makes them.

use std::collections::HashMap;

#[derive(Clone, PartialEq, prost::Message)]
pub struct Text {
    #[prost(string, tag = "1")]
    pub text: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Block {
    #[prost(bytes = "vec", tag = "1")]
    pub data: Vec<u8>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Strings {
    #[prost(string, repeated, tag = "1")]
    pub strings: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub struct Point {
    #[prost(uint64, tag = "1")]
    pub id: u64,
    #[prost(double, tag = "2")]
    pub x: f64,
    #[prost(double, tag = "3")]
    pub y: f64,
    #[prost(uint32, tag = "4")]
    pub layer: u32,
    #[prost(uint32, tag = "5")]
    pub color: u32,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Points {
    #[prost(message, repeated, tag = "1")]
    pub points: Vec<Point>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Person {
    #[prost(uint64, tag = "1")]
    pub id: u64,
    #[prost(string, tag = "2")]
    pub name: String,
    #[prost(string, tag = "3")]
    pub email: String,
    #[prost(uint32, tag = "4")]
    pub age: u32,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct People {
    #[prost(message, repeated, tag = "1")]
    pub people: Vec<Person>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Counts {
    #[prost(map = "string, uint64", tag = "1")]
    pub counts: HashMap<String, u64>,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub struct Corner {
    #[prost(double, tag = "1")]
    pub x: f64,
    #[prost(double, tag = "2")]
    pub y: f64,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub struct Circle {
    #[prost(message, optional, tag = "1")]
    pub center: Option<Corner>,
    #[prost(double, tag = "2")]
    pub radius: f64,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Polygon {
    #[prost(message, repeated, tag = "1")]
    pub corners: Vec<Corner>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Group {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(message, repeated, tag = "2")]
    pub shapes: Vec<Shape>,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub struct Empty {}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Shape {
    #[prost(oneof = "Kind", tags = "1, 2, 3, 4, 5")]
    pub kind: Option<Kind>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub enum Kind {
    #[prost(message, tag = "1")]
    Circle(Circle),
    #[prost(message, tag = "2")]
    Polygon(Polygon),
    #[prost(string, tag = "3")]
    Label(String),
    #[prost(message, tag = "4")]
    Group(Group),
    #[prost(message, tag = "5")]
    Empty(Empty),
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Shapes {
    #[prost(message, repeated, tag = "1")]
    pub shapes: Vec<Shape>,
}
