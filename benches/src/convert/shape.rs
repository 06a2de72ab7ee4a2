//! Enums that hold data.

/// The corner of a shape.
#[derive(serde::Serialize, serde::Deserialize, Clone, Debug, PartialEq)]
pub struct Corner {
    /// To the right.
    pub x: f64,
    /// Upwards.
    pub y: f64,
}

/// A shape.
#[derive(serde::Serialize, serde::Deserialize, Clone, Debug, PartialEq)]
pub enum Shape {
    /// A circle.
    Circle {
        /// Its center.
        center: Corner,
        /// Its radius.
        radius: f64,
    },
    /// A polygon.
    Polygon {
        /// Its corners.
        corners: Vec<Corner>,
    },
    /// Some text.
    Label(String),
    /// Shapes that belong together.
    Group {
        /// What they are together.
        name: String,
        /// The shapes.
        shapes: Vec<Shape>,
    },
    /// Nothing.
    Empty,
}
