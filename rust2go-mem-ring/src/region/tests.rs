use super::*;
use crate::{Kind, LayoutError, mpsc, spsc};

#[test]
fn the_header_says_what_was_planned() {
    let plan = Plan::new().mpsc::<[u32; 5]>(16).spsc::<u64>(4);
    let region = Region::heap(&plan).unwrap();
    assert_eq!(region.address().addr().get() % 128, 0);
    // SAFETY: the region is that large, initialised, and nobody writes to it meanwhile.
    let bytes = unsafe { std::slice::from_raw_parts(region.address().as_ptr(), region.size()) };
    assert_eq!(Layout::read(bytes, bytes.len()), plan.layout());
    assert!(bytes[192..].iter().all(|&byte| byte == 0));
    let kinds: Vec<Kind> = region.parts().iter().map(Part::kind).collect();
    assert_eq!(kinds, [Kind::Mpsc, Kind::Spsc]);
}

#[test]
fn entries_are_aligned() {
    #[derive(Clone, Copy)]
    #[repr(align(128))]
    struct Wide(u8);
    let (mut producer, mut consumer) = spsc::<Wide>(2).unwrap();
    for n in 0..9 {
        producer.push(Wide(n)).unwrap();
        assert_eq!(consumer.pop().unwrap().0, n);
    }
    let (producer, mut consumer) = mpsc::<Wide>(2).unwrap();
    for n in 0..9 {
        producer.push(Wide(n)).unwrap();
        assert_eq!(consumer.pop().unwrap().0, n);
    }
}

#[test]
fn huge_regions_are_refused() {
    // 2^50 bytes, more than any process can have here.
    let refused = Region::heap(&Plan::new().spsc::<[u64; 1 << 17]>(1 << 30)).err();
    assert!(matches!(
        refused,
        Some(RegionError::NoMemory(_) | RegionError::Layout(LayoutError::TooLarge(_)))
    ));
}

/// What other processes share, played by two handles in this one.
#[cfg(all(target_os = "linux", not(miri)))]
mod files {
    use std::fs::File;
    use std::os::fd::OwnedFd;

    use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, fcntl_get_seals, memfd_create};

    use super::*;

    fn another(region: &Region) -> OwnedFd {
        region.fd().unwrap().try_clone_to_owned().unwrap()
    }

    fn sealed(bytes: &[u8]) -> OwnedFd {
        let fd = memfd_create("test", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING).unwrap();
        std::io::Write::write_all(&mut File::from(fd.try_clone().unwrap()), bytes).unwrap();
        fcntl_add_seals(&fd, SealFlags::SHRINK).unwrap();
        fd
    }

    #[test]
    fn two_handles_share_a_file() {
        let region = Region::memfd(&Plan::new().mpsc::<u64>(8).spsc::<u32>(8)).unwrap();
        let other = Region::attach(another(&region)).unwrap();
        assert_eq!(
            (other.size(), other.parts()),
            (region.size(), region.parts())
        );
        assert_ne!(other.address(), region.address());
        let producer = mpsc::Producer::<u64>::attach(&region, 0).unwrap();
        let mut consumer = mpsc::Consumer::<u64>::attach(&other, 0).unwrap();
        producer.push_slice(&[1, 2]).unwrap();
        drop((producer, region));
        assert_eq!((consumer.pop(), consumer.pop()), (Ok(1), Ok(2)));
        assert_eq!(consumer.pop(), Err(crate::PopError::Closed));
    }

    #[test]
    fn a_file_cannot_be_resized() {
        let region = Region::memfd(&Plan::new().mpsc::<u64>(8)).unwrap();
        let seals = fcntl_get_seals(region.fd().unwrap()).unwrap();
        assert!(seals.contains(SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL));
        let file = File::from(another(&region));
        assert!(file.set_len(0).is_err() && file.set_len(1 << 20).is_err());
    }

    #[test]
    fn files_that_could_shrink_are_refused() {
        let fd = memfd_create("test", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING).unwrap();
        assert!(matches!(Region::attach(fd), Err(RegionError::NotSealed)));
        let disk = File::open(std::env::current_exe().unwrap()).unwrap();
        assert!(matches!(
            Region::attach(disk.into()),
            Err(RegionError::NotSealed)
        ));
    }

    #[test]
    fn huge_pages_are_refused() {
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING | MemfdFlags::HUGETLB;
        // Not every system has them.
        if let Ok(fd) = memfd_create("test", flags) {
            fcntl_add_seals(&fd, SealFlags::SHRINK).unwrap();
            assert!(matches!(
                Region::attach(fd),
                Err(RegionError::FileSystem(_))
            ));
        }
    }

    #[test]
    fn files_that_hold_no_region_are_refused() {
        let layout = |bytes: &[u8]| match Region::attach(sealed(bytes)) {
            Err(RegionError::Layout(error)) => error,
            other => panic!("{other:?}"),
        };
        assert_eq!(layout(&[]), LayoutError::Short(0));
        assert_eq!(layout(&[1; 639]), LayoutError::Short(639));
        assert!(matches!(layout(&[1; 4096]), LayoutError::Magic(_)));
        let good = Plan::new().mpsc::<u64>(8).layout().unwrap();
        let mut bytes = good.header().to_vec();
        assert!(matches!(layout(&bytes), LayoutError::Size { .. }));
        bytes.resize(good.size(), 0);
        assert!(Region::attach(sealed(&bytes)).is_ok());
        bytes.push(0);
        assert!(matches!(layout(&bytes), LayoutError::Size { .. }));
    }

    #[test]
    fn a_file_open_for_reading_only_is_refused() {
        let region = Region::memfd(&Plan::new().mpsc::<u64>(8)).unwrap();
        use std::os::fd::AsRawFd;
        let path = format!("/proc/self/fd/{}", region.fd().unwrap().as_raw_fd());
        let reading = File::open(path).unwrap();
        assert!(matches!(
            Region::attach(reading.into()),
            Err(RegionError::Os("mmap", _))
        ));
    }
}

#[test]
fn halves_are_given_once() {
    use crate::AttachError::{Closed, Entry, Kind as OfKind, NoPart, Taken};
    let region = Region::heap(&Plan::new().mpsc::<u32>(8).spsc::<u32>(8)).unwrap();
    let consumer = mpsc::Consumer::<u32>::attach(&region, 0).unwrap();
    assert_eq!(mpsc::Consumer::<u32>::attach(&region, 0).err(), Some(Taken));
    drop(consumer);
    assert_eq!(
        mpsc::Consumer::<u32>::attach(&region, 0).err(),
        Some(Closed)
    );

    let first = mpsc::Producer::<u32>::attach(&region, 0).unwrap();
    let second = mpsc::Producer::<u32>::attach(&region, 0).unwrap();
    drop(first);
    drop(second.clone());
    let third = mpsc::Producer::<u32>::attach(&region, 0).unwrap();
    drop((second, third));
    assert_eq!(
        mpsc::Producer::<u32>::attach(&region, 0).err(),
        Some(Closed)
    );

    let producer = spsc::Producer::<u32>::attach(&region, 1).unwrap();
    assert_eq!(spsc::Producer::<u32>::attach(&region, 1).err(), Some(Taken));
    drop(producer);
    assert_eq!(
        spsc::Producer::<u32>::attach(&region, 1).err(),
        Some(Closed)
    );

    let (is, wanted) = (Kind::Spsc, Kind::Mpsc);
    assert_eq!(
        mpsc::Producer::<u32>::attach(&region, 1).err(),
        Some(OfKind { is, wanted })
    );
    let (part, parts) = (2, 2);
    assert_eq!(
        mpsc::Producer::<u32>::attach(&region, 2).err(),
        Some(NoPart { part, parts })
    );
    let (is, wanted) = ((4, 4), (4, 1));
    let refused = mpsc::Producer::<[u8; 4]>::attach(&region, 0).err();
    assert_eq!(refused, Some(Entry { is, wanted }));
}
