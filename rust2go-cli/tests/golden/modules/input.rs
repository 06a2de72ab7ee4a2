//! A contract over several files.

mod shapes;
pub mod service {
    //! A module in place.
    mod deep;

    #[rust2go::r2g]
    pub trait Draw {
        /// Draws a shape.
        async fn draw(shape: &super::shapes::Shape) -> Result<crate::api::service::deep::Picture, rust2go::Error>;
    }
}

#[rust2go::r2g]
pub trait Area {
    fn area(shape: &shapes::Shape) -> f64;
}
