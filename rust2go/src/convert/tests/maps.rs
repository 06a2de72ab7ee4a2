//! Maps and sets, with any hasher.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher};

use proptest::collection::{btree_map, hash_map, hash_set};
use proptest::prelude::*;

use super::comes_back;

type Hasher = BuildHasherDefault<DefaultHasher>;

comes_back! {
    hash_maps: HashMap<String, Vec<u8>>;
    plain_maps: (HashMap<u64, u32>, BTreeMap<char, bool>);
    tree_maps: BTreeMap<(u8, String), Option<u16>>;
    maps_of_maps: HashMap<u8, BTreeMap<i16, HashSet<String>>>
        = hash_map(any::<u8>(), btree_map(any::<i16>(), hash_set(any::<String>(), 0..4), 0..4), 0..4);
    sets: (HashSet<String>, BTreeSet<u32>, Vec<BTreeSet<bool>>);
    hashers: (HashMap<u8, String, Hasher>, HashSet<u16, Hasher>) = any::<(Vec<(u8, String)>, Vec<u16>)>()
        .prop_map(|(map, set)| (map.into_iter().collect(), set.into_iter().collect()));
}
