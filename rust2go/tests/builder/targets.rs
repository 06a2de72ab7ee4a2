//! The table of targets: what Rust calls a target, and what Go calls it.

use expect_test::expect;
use rust2go::build::Link;
use rust2go::build::target::Platform;

/// The platform in the form of variables, and the kinds of linking that work there.
fn row(triple: &str) -> String {
    let platform = match Platform::of(triple) {
        Ok(platform) => platform,
        Err(_) => return format!("{triple}: -"),
    };
    let mut text = format!("{triple}: {}/{}", platform.os, platform.arch);
    for (name, value) in [("GOARM", platform.arm), ("GO386", platform.x86)] {
        text.extend(value.map(|value| format!(" {name}={value}")));
    }
    assert_eq!(
        platform.check(Link::Runtime("")).is_ok(),
        platform.check(Link::Dynamic).is_ok(),
        "{triple}"
    );
    for link in [Link::Static, Link::Dynamic] {
        if platform.check(link).is_ok() {
            text += &format!(" {link:?}");
        }
    }
    text
}

#[test]
fn known_targets_have_a_go_port() {
    let triples = [
        "x86_64-unknown-linux-gnu",
        "x86_64-unknown-linux-musl",
        "i686-unknown-linux-gnu",
        "i586-unknown-linux-gnu",
        "aarch64-unknown-linux-gnu",
        "aarch64-unknown-linux-musl",
        "aarch64-unknown-linux-ohos",
        "arm-unknown-linux-gnueabi",
        "arm-unknown-linux-gnueabihf",
        "armv5te-unknown-linux-gnueabi",
        "armv7-unknown-linux-gnueabi",
        "armv7-unknown-linux-gnueabihf",
        "armv7-unknown-linux-musleabihf",
        "thumbv7neon-unknown-linux-gnueabihf",
        "riscv64gc-unknown-linux-gnu",
        "powerpc64le-unknown-linux-gnu",
        "s390x-unknown-linux-gnu",
        "loongarch64-unknown-linux-gnu",
        "mips-unknown-linux-gnu",
        "mipsel-unknown-linux-musl",
        "mips64el-unknown-linux-gnuabi64",
        "x86_64-apple-darwin",
        "aarch64-apple-darwin",
        "aarch64-apple-ios",
        "aarch64-apple-ios-sim",
        "x86_64-apple-ios",
        "x86_64-pc-windows-gnu",
        "x86_64-pc-windows-msvc",
        "i686-pc-windows-gnu",
        "aarch64-pc-windows-gnullvm",
        "aarch64-pc-windows-msvc",
        "aarch64-linux-android",
        "armv7-linux-androideabi",
        "arm-linux-androideabi",
        "x86_64-linux-android",
        "i686-linux-android",
        "x86_64-unknown-freebsd",
        "aarch64-unknown-freebsd",
    ];
    let rows = triples.map(|triple| row(triple) + "\n").concat();
    expect![[r#"
        x86_64-unknown-linux-gnu: linux/amd64 Static Dynamic
        x86_64-unknown-linux-musl: linux/amd64 Static
        i686-unknown-linux-gnu: linux/386 Static Dynamic
        i586-unknown-linux-gnu: linux/386 GO386=softfloat Static Dynamic
        aarch64-unknown-linux-gnu: linux/arm64 Static Dynamic
        aarch64-unknown-linux-musl: linux/arm64 Static
        aarch64-unknown-linux-ohos: linux/arm64 Static
        arm-unknown-linux-gnueabi: linux/arm GOARM=5 Static Dynamic
        arm-unknown-linux-gnueabihf: linux/arm GOARM=6 Static Dynamic
        armv5te-unknown-linux-gnueabi: linux/arm GOARM=5 Static Dynamic
        armv7-unknown-linux-gnueabi: linux/arm GOARM=5 Static Dynamic
        armv7-unknown-linux-gnueabihf: linux/arm GOARM=7 Static Dynamic
        armv7-unknown-linux-musleabihf: linux/arm GOARM=7 Static
        thumbv7neon-unknown-linux-gnueabihf: linux/arm GOARM=7 Static Dynamic
        riscv64gc-unknown-linux-gnu: linux/riscv64 Static Dynamic
        powerpc64le-unknown-linux-gnu: linux/ppc64le Static Dynamic
        s390x-unknown-linux-gnu: linux/s390x Static Dynamic
        loongarch64-unknown-linux-gnu: linux/loong64 Static Dynamic
        mips-unknown-linux-gnu: linux/mips
        mipsel-unknown-linux-musl: linux/mipsle
        mips64el-unknown-linux-gnuabi64: linux/mips64le
        x86_64-apple-darwin: darwin/amd64 Static Dynamic
        aarch64-apple-darwin: darwin/arm64 Static Dynamic
        aarch64-apple-ios: ios/arm64 Static
        aarch64-apple-ios-sim: ios/arm64 Static
        x86_64-apple-ios: ios/amd64 Static
        x86_64-pc-windows-gnu: windows/amd64 Static Dynamic
        x86_64-pc-windows-msvc: windows/amd64 Dynamic
        i686-pc-windows-gnu: windows/386 Static Dynamic
        aarch64-pc-windows-gnullvm: windows/arm64 Static Dynamic
        aarch64-pc-windows-msvc: windows/arm64 Dynamic
        aarch64-linux-android: android/arm64 Dynamic
        armv7-linux-androideabi: android/arm GOARM=7 Dynamic
        arm-linux-androideabi: android/arm GOARM=7 Dynamic
        x86_64-linux-android: android/amd64 Dynamic
        i686-linux-android: android/386 Dynamic
        x86_64-unknown-freebsd: freebsd/amd64 Static Dynamic
        aarch64-unknown-freebsd: freebsd/arm64
    "#]]
    .assert_eq(&rows);
}

/// Targets whose names resemble known ones must not be taken for them.
#[test]
fn other_targets_are_refused() {
    for triple in [
        "x86_64-unknown-linux-gnux32",
        "aarch64-unknown-linux-gnu_ilp32",
        "aarch64_be-unknown-linux-gnu",
        "armv4t-unknown-linux-gnueabi",
        "armeb-unknown-linux-gnueabi",
        "mipsisa32r6-unknown-linux-gnu",
        "powerpc64-unknown-linux-gnu",
        "aarch64-apple-ios-macabi",
        "aarch64-apple-tvos",
        "arm64ec-pc-windows-msvc",
        "riscv64imac-unknown-none-elf",
        "x86_64-unknown-none",
        "x86_64-unknown-haiku",
        "x86_64",
        "",
    ] {
        assert_eq!(row(triple), format!("{triple}: -"));
    }
}

/// The message about a target and a kind of linking.
fn message(triple: &str, link: Link) -> String {
    let checked = Platform::of(triple).and_then(|platform| platform.check(link));
    checked
        .expect_err("the target cannot be linked")
        .to_string()
        + "\n"
}

#[test]
fn an_unknown_target_lists_the_known_ones() {
    expect![[r#"
        the target sparc64-unknown-linux-gnu is not known to have a Go port
        known processors: x86_64, i686, i586, aarch64, arm64e, armv7, thumbv7neon, armv6, armv5te, arm, riscv64gc, riscv64a23, powerpc64le, s390x, loongarch64, mips64el, mips64, mipsel, mips
        known systems: apple-darwin, apple-ios, freebsd, linux-android, linux-gnu, linux-musl, linux-ohos, linux-uclibc, windows-gnu, windows-msvc
        next: build for a target made of these
    "#]].assert_eq(&message("sparc64-unknown-linux-gnu", Link::Static));
}

#[test]
fn webassembly_is_named() {
    expect![[r#"
        the target wasm32-unknown-unknown is WebAssembly, where Go and Rust cannot share one module
        next: leave rust2go out of this target with `[target.'cfg(not(target_family = "wasm"))'.dependencies]`
    "#]].assert_eq(&message("wasm32-unknown-unknown", Link::Static));
}

#[test]
fn a_way_of_linking_that_does_not_work_names_the_one_that_does() {
    expect![[r#"
        Link::Static does not work for the target x86_64-pc-windows-msvc: Microsoft's linker does not run the constructors of a Go archive, so Go would never start
        next: build for x86_64-pc-windows-gnu, or call .link(Link::Dynamic) on the Builder
    "#]].assert_eq(&message("x86_64-pc-windows-msvc", Link::Static));
    expect![[r#"
        Link::Static does not work for the target aarch64-linux-android: Go has no -buildmode=c-archive there
        next: call .link(Link::Dynamic) on the Builder
    "#]].assert_eq(&message("aarch64-linux-android", Link::Static));
    expect![[r#"
        Link::Dynamic does not work for the target aarch64-apple-ios: Go has no -buildmode=c-shared there
        next: call .link(Link::Static) on the Builder
    "#]].assert_eq(&message("aarch64-apple-ios", Link::Dynamic));
    expect![[r#"
        Link::Runtime does not work for the target x86_64-unknown-linux-musl: musl starts shared libraries without arguments, and Go's crashes for want of them (golang/go#13492)
        next: call .link(Link::Static) on the Builder
    "#]].assert_eq(&message("x86_64-unknown-linux-musl", Link::Runtime("")));
    expect![[r#"
        Link::Static does not work for the target mips-unknown-linux-gnu: Go has no -buildmode=c-archive there
        next: build for another target, Go cannot be linked into a program there at all
    "#]].assert_eq(&message("mips-unknown-linux-gnu", Link::Static));
}

/// The builder's file is called what the program looks for.
#[test]
fn libraries_to_load_have_names() {
    let names = |triple: &str| {
        let platform = Platform::of(triple).expect("a target");
        ["", "plugins/", "plugins/greeter.so", "greeter.so"].map(|path| {
            let file = platform.file_name("app", Link::Runtime(path));
            let path = platform.runtime_path("app", path);
            assert!(path.ends_with(&file), "{path}");
            path
        })
    };
    assert_eq!(
        names("x86_64-unknown-linux-gnu"),
        [
            "libapp.so",
            "plugins/libapp.so",
            "plugins/greeter.so",
            "greeter.so"
        ]
    );
    assert_eq!(names("aarch64-apple-darwin")[0], "libapp.dylib");
    assert_eq!(names("x86_64-pc-windows-msvc")[1], "plugins/app.dll");
}
