pub const WIDTH: usize = 4 - 1;
const DOUBLE: usize = WIDTH << 1;

pub type Id = u64;
pub type Pairs<V> = Vec<(Id, V)>;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Box<Page<T>>>,
    pub pairs: Pairs<T>,
    pub total: Id,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Tree<T> {
    Leaf(T),
    Node(Vec<Tree<T>>),
    Fork { left: Box<Tree<T>>, right: Box<Tree<T>>, name: String },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Either<A, B> {
    Neither,
    Left(A),
    Right { value: B },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Index<K: Eq + Hash, V> {
    pub entries: HashMap<K, V>,
    pub keys: HashSet<K>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Grid<T, const R: usize, const C: usize> {
    pub cells: [[T; C]; R],
    pub name: String,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Buffer<const N: usize> {
    pub bytes: [u8; N],
    pub wide: [u16; WIDTH],
    pub wider: [[bool; DOUBLE]; N],
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Listed<T>(pub Vec<T>);

