//! Lists, arrays and tuples, nested at random.
// Written by `cargo xtask roundtrip`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::VecDeque;
use std::net::IpAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

#[rust2go::r2g]
pub trait RandomLists {
    async fn t01(step: u64, v: Vec<(BTreeMap<usize, (f64,)>, (i32,))>) -> Result<Vec<(BTreeMap<usize, (f64,)>, (i32,))>, rust2go::Error>;
    async fn t02(step: u64, v: [HashMap<bool, Result<Option<Vec<u8>>, u8>>; 3]) -> [HashMap<bool, Result<Option<Vec<u8>>, u8>>; 3];
    #[zero_copy]
    fn t03(step: u64, v: &Cow<'static, [HashSet<Box<str>>]>) -> Cow<'static, [HashSet<Box<str>>]>;
    #[zero_copy]
    async fn t04(step: u64, v: Cow<'static, [Arc<Vec<HashSet<i32>>>]>) -> Cow<'static, [Arc<Vec<HashSet<i32>>>]>;
    async fn t05(step: u64, v: ((HashSet<Box<str>>, bool), (u8, isize), Box<[SystemTime]>)) -> Result<((HashSet<Box<str>>, bool), (u8, isize), Box<[SystemTime]>), rust2go::Error>;
    fn t06(step: u64, v: &Rc<[BTreeMap<u32, [Option<u64>; 2]>]>) -> Result<Rc<[BTreeMap<u32, [Option<u64>; 2]>]>, rust2go::Error>;
    #[zero_copy]
    async fn t07(step: u64, v: Arc<[HashSet<(u8, Duration)>]>) -> Arc<[HashSet<(u8, Duration)>]>;
    async fn t08(step: u64, v: &VecDeque<Box<[Box<[Option<i64>]>]>>) -> VecDeque<Box<[Box<[Option<i64>]>]>>;
    fn t09(step: u64, v: Vec<[Arc<Box<[i32]>>; 1]>) -> Vec<[Arc<Box<[i32]>>; 1]>;
    fn t10(step: u64, v: &Cow<'static, [(Box<[Result<u8, u64>]>,)]>) -> Cow<'static, [(Box<[Result<u8, u64>]>,)]>;
    #[zero_copy]
    fn t11(step: u64, v: &Vec<Arc<Option<(i8, SystemTime, f64)>>>) -> Vec<Arc<Option<(i8, SystemTime, f64)>>>;
    fn t12(step: u64, v: VecDeque<[Vec<Option<i8>>; 2]>) -> VecDeque<[Vec<Option<i8>>; 2]>;
    fn t13(step: u64, v: &VecDeque<VecDeque<Arc<(IpAddr, String, usize)>>>) -> Result<VecDeque<VecDeque<Arc<(IpAddr, String, usize)>>>, rust2go::Error>;
    fn t14(step: u64, v: &Vec<Option<[(bool, u16, i32); 2]>>) -> Vec<Option<[(bool, u16, i32); 2]>>;
    #[zero_copy]
    async fn t15(step: u64, v: (HashMap<[u32; 2], Arc<Box<[u32]>>>, (Box<str>, usize))) -> (HashMap<[u32; 2], Arc<Box<[u32]>>>, (Box<str>, usize));
    #[zero_copy]
    fn t16(step: u64, v: &(Vec<Result<(f32,), Vec<u8>>>, Option<u16>, HashSet<i32>, Vec<Box<str>>)) -> (Vec<Result<(f32,), Vec<u8>>>, Option<u16>, HashSet<i32>, Vec<Box<str>>);
}

#[rust2go::g2r]
pub trait TwinLists {
    fn t01(v: &Vec<(BTreeMap<usize, (f64,)>, (i32,))>) -> Vec<(BTreeMap<usize, (f64,)>, (i32,))>;
    async fn t02(v: [HashMap<bool, Result<Option<Vec<u8>>, u8>>; 3]) -> Result<[HashMap<bool, Result<Option<Vec<u8>>, u8>>; 3], rust2go::Error>;
    fn t03(v: Cow<'static, [HashSet<Box<str>>]>) -> Result<Cow<'static, [HashSet<Box<str>>]>, rust2go::Error>;
    async fn t04(v: &Cow<'static, [Arc<Vec<HashSet<i32>>>]>) -> Result<Cow<'static, [Arc<Vec<HashSet<i32>>>]>, rust2go::Error>;
    fn t05(v: &((HashSet<Box<str>>, bool), (u8, isize), Box<[SystemTime]>)) -> ((HashSet<Box<str>>, bool), (u8, isize), Box<[SystemTime]>);
    async fn t06(v: Arc<[BTreeMap<u32, [Option<u64>; 2]>]>) -> Arc<[BTreeMap<u32, [Option<u64>; 2]>]>;
    fn t07(v: Arc<[HashSet<(u8, Duration)>]>) -> Result<Arc<[HashSet<(u8, Duration)>]>, rust2go::Error>;
    async fn t08(v: &VecDeque<Box<[Box<[Option<i64>]>]>>) -> Result<VecDeque<Box<[Box<[Option<i64>]>]>>, rust2go::Error>;
    fn t09(v: &Vec<[Arc<Box<[i32]>>; 1]>) -> Result<Vec<[Arc<Box<[i32]>>; 1]>, rust2go::Error>;
    async fn t10(v: Cow<'static, [(Box<[Result<u8, u64>]>,)]>) -> Result<Cow<'static, [(Box<[Result<u8, u64>]>,)]>, rust2go::Error>;
    fn t11(v: Vec<Arc<Option<(i8, SystemTime, f64)>>>) -> Result<Vec<Arc<Option<(i8, SystemTime, f64)>>>, rust2go::Error>;
    async fn t12(v: &VecDeque<[Vec<Option<i8>>; 2]>) -> Result<VecDeque<[Vec<Option<i8>>; 2]>, rust2go::Error>;
    fn t13(v: &VecDeque<VecDeque<Arc<(IpAddr, String, usize)>>>) -> VecDeque<VecDeque<Arc<(IpAddr, String, usize)>>>;
    async fn t14(v: Vec<Option<[(bool, u16, i32); 2]>>) -> Result<Vec<Option<[(bool, u16, i32); 2]>>, rust2go::Error>;
    fn t15(v: (HashMap<[u32; 2], Arc<Box<[u32]>>>, (Box<str>, usize))) -> Result<(HashMap<[u32; 2], Arc<Box<[u32]>>>, (Box<str>, usize)), rust2go::Error>;
    async fn t16(v: &(Vec<Result<(f32,), Vec<u8>>>, Option<u16>, HashSet<i32>, Vec<Box<str>>)) -> Result<(Vec<Result<(f32,), Vec<u8>>>, Option<u16>, HashSet<i32>, Vec<Box<str>>), rust2go::Error>;
}
