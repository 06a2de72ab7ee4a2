//! - A list is all that is said here,
//!   over two lines.

/** A block comment.

    indented code

 * with an item
 */
#[derive(rust2go::R2G)]
pub struct Block {
    /// ```
    /// only_code();
    /// ```
    pub code: u8,
    pub bare: u8,
    /// Two ``ticks``, ''quotes'', a [`Block`] and trailing blanks.   
    /// [target]: https://example.com/
    pub long_name: u8,
}

/// First
///
/// Looks Like A Heading
///
/// Then text that ends in {
/// - item
/// * another
///   - nested
///
/// 1. one
/// 2) two
/// ~~~text
/// - no list
/// ~~~
/// ```
/// ```
/// ## Panics ##
#[rust2go::r2g]
pub trait Documented {
    /// Deprecated: use nothing.
    fn old();
    fn bare();
    #[doc = "From an attribute,\nover two lines."]
    /// And a comment.
    fn attribute();
    /// 1986. Not a list, a year, with a paragraph.
    ///
    ///     code();
    /// - a list after code
    ///
    ///   with two paragraphs
    ///
    /// the end
    fn mixed();
}
