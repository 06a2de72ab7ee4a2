//! Numbers and chars, nested at random.
// Written by `cargo xtask roundtrip`.

use std::num::NonZero;
use std::num::NonZeroI16;
use std::num::NonZeroI32;
use std::num::NonZeroI8;
use std::num::NonZeroIsize;
use std::num::NonZeroUsize;
use std::num::Wrapping;

#[rust2go::r2g]
pub trait RandomNumbers {
    async fn t01(step: u64, v: [Vec<(Option<Wrapping<i16>>, NonZeroUsize, Wrapping<u64>, NonZero<i16>)>; 1]) -> [Vec<(Option<Wrapping<i16>>, NonZeroUsize, Wrapping<u64>, NonZero<i16>)>; 1];
    async fn t02(step: u64, v: &Option<([(NonZeroIsize, NonZero<i8>); 2], Vec<bool>, [i64; 1], (NonZeroI32, Wrapping<i16>, u64))>) -> Result<Option<([(NonZeroIsize, NonZero<i8>); 2], Vec<bool>, [i64; 1], (NonZeroI32, Wrapping<i16>, u64))>, rust2go::Error>;
    #[zero_copy]
    async fn t03(step: u64, v: ((Vec<Option<u8>>, (char, bool, f32, NonZero<u64>)), (Wrapping<i16>, Wrapping<usize>, NonZero<isize>), Vec<NonZeroIsize>, (u8, NonZero<i8>, NonZero<u16>, Wrapping<i32>))) -> ((Vec<Option<u8>>, (char, bool, f32, NonZero<u64>)), (Wrapping<i16>, Wrapping<usize>, NonZero<isize>), Vec<NonZeroIsize>, (u8, NonZero<i8>, NonZero<u16>, Wrapping<i32>));
    fn t04(step: u64, v: (Option<[(Wrapping<i16>,); 3]>, i16)) -> Result<(Option<[(Wrapping<i16>,); 3]>, i16), rust2go::Error>;
    #[zero_copy]
    async fn t05(step: u64, v: Box<Option<Vec<Vec<NonZero<isize>>>>>) -> Box<Option<Vec<Vec<NonZero<isize>>>>>;
    async fn t06(step: u64, v: Option<[Option<[NonZero<i16>; 2]>; 3]>) -> Option<[Option<[NonZero<i16>; 2]>; 3]>;
    #[zero_copy]
    async fn t07(step: u64, v: Vec<(Vec<Vec<i32>>, Wrapping<u32>)>) -> Vec<(Vec<Vec<i32>>, Wrapping<u32>)>;
    #[zero_copy]
    fn t08(step: u64, v: &Box<Option<[(NonZero<u32>, f64, f64, NonZero<i32>); 2]>>) -> Box<Option<[(NonZero<u32>, f64, f64, NonZero<i32>); 2]>>;
    async fn t09(step: u64, v: &Vec<Option<Vec<[NonZero<i8>; 1]>>>) -> Result<Vec<Option<Vec<[NonZero<i8>; 1]>>>, rust2go::Error>;
    #[zero_copy]
    fn t10(step: u64, v: &Vec<Vec<[Vec<Wrapping<i64>>; 1]>>) -> Result<Vec<Vec<[Vec<Wrapping<i64>>; 1]>>, rust2go::Error>;
    #[zero_copy]
    async fn t11(step: u64, v: (Option<Option<(NonZeroIsize, NonZero<i8>, u16)>>, NonZero<i64>, Option<u64>)) -> (Option<Option<(NonZeroIsize, NonZero<i8>, u16)>>, NonZero<i64>, Option<u64>);
    async fn t12(step: u64, v: &Vec<Vec<Option<Option<NonZeroI8>>>>) -> Vec<Vec<Option<Option<NonZeroI8>>>>;
    fn t13(step: u64, v: &Vec<Option<((NonZero<i8>, u16, bool, Wrapping<u16>), char, NonZero<i32>, NonZeroI16)>>) -> Result<Vec<Option<((NonZero<i8>, u16, bool, Wrapping<u16>), char, NonZero<i32>, NonZeroI16)>>, rust2go::Error>;
    #[zero_copy]
    fn t14(step: u64, v: &Vec<(Vec<(NonZeroIsize, Wrapping<i8>, NonZeroI16, NonZeroI16)>, Wrapping<i16>)>) -> Vec<(Vec<(NonZeroIsize, Wrapping<i8>, NonZeroI16, NonZeroI16)>, Wrapping<i16>)>;
    #[zero_copy]
    fn t15(step: u64, v: &[(Option<[u16; 1]>, NonZeroI8, NonZero<u32>); 2]) -> [(Option<[u16; 1]>, NonZeroI8, NonZero<u32>); 2];
    async fn t16(step: u64, v: &Vec<Vec<Vec<Option<NonZero<i64>>>>>) -> Result<Vec<Vec<Vec<Option<NonZero<i64>>>>>, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinNumbers {
    fn t01(v: &[Vec<(Option<Wrapping<i16>>, NonZeroUsize, Wrapping<u64>, NonZero<i16>)>; 1]) -> Result<[Vec<(Option<Wrapping<i16>>, NonZeroUsize, Wrapping<u64>, NonZero<i16>)>; 1], rust2go::Error>;
    async fn t02(v: Option<([(NonZeroIsize, NonZero<i8>); 2], Vec<bool>, [i64; 1], (NonZeroI32, Wrapping<i16>, u64))>) -> Option<([(NonZeroIsize, NonZero<i8>); 2], Vec<bool>, [i64; 1], (NonZeroI32, Wrapping<i16>, u64))>;
    fn t03(v: ((Vec<Option<u8>>, (char, bool, f32, NonZero<u64>)), (Wrapping<i16>, Wrapping<usize>, NonZero<isize>), Vec<NonZeroIsize>, (u8, NonZero<i8>, NonZero<u16>, Wrapping<i32>))) -> Result<((Vec<Option<u8>>, (char, bool, f32, NonZero<u64>)), (Wrapping<i16>, Wrapping<usize>, NonZero<isize>), Vec<NonZeroIsize>, (u8, NonZero<i8>, NonZero<u16>, Wrapping<i32>)), rust2go::Error>;
    async fn t04(v: &(Option<[(Wrapping<i16>,); 3]>, i16)) -> (Option<[(Wrapping<i16>,); 3]>, i16);
    fn t05(v: &Box<Option<Vec<Vec<NonZero<isize>>>>>) -> Result<Box<Option<Vec<Vec<NonZero<isize>>>>>, rust2go::Error>;
    async fn t06(v: Option<[Option<[NonZero<i16>; 2]>; 3]>) -> Result<Option<[Option<[NonZero<i16>; 2]>; 3]>, rust2go::Error>;
    fn t07(v: Vec<(Vec<Vec<i32>>, Wrapping<u32>)>) -> Result<Vec<(Vec<Vec<i32>>, Wrapping<u32>)>, rust2go::Error>;
    async fn t08(v: &Box<Option<[(NonZero<u32>, f64, f64, NonZero<i32>); 2]>>) -> Result<Box<Option<[(NonZero<u32>, f64, f64, NonZero<i32>); 2]>>, rust2go::Error>;
    fn t09(v: &Vec<Option<Vec<[NonZero<i8>; 1]>>>) -> Vec<Option<Vec<[NonZero<i8>; 1]>>>;
    async fn t10(v: Vec<Vec<[Vec<Wrapping<i64>>; 1]>>) -> Vec<Vec<[Vec<Wrapping<i64>>; 1]>>;
    fn t11(v: (Option<Option<(NonZeroIsize, NonZero<i8>, u16)>>, NonZero<i64>, Option<u64>)) -> Result<(Option<Option<(NonZeroIsize, NonZero<i8>, u16)>>, NonZero<i64>, Option<u64>), rust2go::Error>;
    async fn t12(v: &Vec<Vec<Option<Option<NonZeroI8>>>>) -> Result<Vec<Vec<Option<Option<NonZeroI8>>>>, rust2go::Error>;
    fn t13(v: &Vec<Option<((NonZero<i8>, u16, bool, Wrapping<u16>), char, NonZero<i32>, NonZeroI16)>>) -> Vec<Option<((NonZero<i8>, u16, bool, Wrapping<u16>), char, NonZero<i32>, NonZeroI16)>>;
    async fn t14(v: Vec<(Vec<(NonZeroIsize, Wrapping<i8>, NonZeroI16, NonZeroI16)>, Wrapping<i16>)>) -> Result<Vec<(Vec<(NonZeroIsize, Wrapping<i8>, NonZeroI16, NonZeroI16)>, Wrapping<i16>)>, rust2go::Error>;
    fn t15(v: [(Option<[u16; 1]>, NonZeroI8, NonZero<u32>); 2]) -> Result<[(Option<[u16; 1]>, NonZeroI8, NonZero<u32>); 2], rust2go::Error>;
    async fn t16(v: &Vec<Vec<Vec<Option<NonZero<i64>>>>>) -> Vec<Vec<Vec<Option<NonZero<i64>>>>>;
}
