/// What was drawn.
#[derive(rust2go::R2G)]
pub struct Picture {
    pub svg: String,
}
