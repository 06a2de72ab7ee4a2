/// A shape.
#[derive(rust2go::R2G)]
pub struct Shape {
    pub points: Vec<(f64, f64)>,
    pub label: Option<String>,
}
