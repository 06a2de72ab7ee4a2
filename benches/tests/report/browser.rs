//! The page in Chromium.

use std::collections::BTreeSet;
use std::env;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;
use std::process::{Command, Output};

const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser; None if there is none, which is a mistake only in CI.
pub fn find() -> Option<String> {
    let runs = |name: &&str| {
        Command::new(name)
            .arg("--version")
            .output()
            .is_ok_and(|o| o.status.success())
    };
    let found = NAMES.into_iter().find(|name| runs(name)).map(str::to_owned);
    if found.is_none() {
        let what =
            "there is no Chromium: install it (Debian: apt-get install chromium fonts-dejavu-core)";
        assert_ne!(env::var("CI").as_deref(), Ok("true"), "{what}");
        println!("skipped: {what}");
    }
    found
}

fn run(chromium: &str, dir: &Path, args: &[&str], page: &str) -> Output {
    let profile = format!("--user-data-dir={}", dir.join("profile").display());
    let url = format!("file://{}", dir.join(page).display());
    let output = Command::new(chromium)
        // A sandbox is not to be had in most containers, and the page is ours.
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
        ])
        .arg(profile)
        .args(args)
        .arg(url)
        .output()
        .expect("the browser runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// Takes a screenshot and looks whether anything is on it: light or dark paper, and the colours of pictures.
pub fn screenshot(chromium: &str, dir: &Path, (width, height): (u32, u32), dark: bool) {
    let file = dir.join(format!("{width}-{dark}.png"));
    let shot = format!("--screenshot={}", file.display());
    let size = format!("--window-size={width},{height}");
    let colours = format!("--blink-settings=preferredColorScheme={}", u32::from(!dark));
    run(chromium, dir, &[&shot, &size, &colours], "index.html");
    let file = File::open(&file).expect("the browser has written the screenshot");
    let mut reader = png::Decoder::new(BufReader::new(file))
        .read_info()
        .expect("it is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits into memory")];
    let info = reader.next_frame(&mut pixels).expect("it is whole");
    assert_eq!((info.width, info.height), (width, height));
    let bytes = info.color_type.samples();
    let colours: BTreeSet<&[u8]> = pixels[..info.buffer_size()]
        .chunks_exact(bytes)
        .map(|p| &p[..3])
        .collect();
    assert!(
        colours.len() > 200,
        "the page has {} colours",
        colours.len()
    );
    // The paper, in the corner; of the series one that has another colour on dark paper.
    assert_eq!(pixels[0] < 0x80, dark);
    let ring: [u8; 3] = if dark {
        [0xFF, 0x8A, 0x4C]
    } else {
        [0xD9, 0x48, 0x0F]
    };
    assert!(colours.contains(&ring[..]), "{ring:?} is not on the page");
}

/// Asks the page itself, at several widths, whether something is wider than the window, and whether labels of pictures touch.
pub fn fits(chromium: &str, dir: &Path, page: &str) {
    let script = include_str!("fits.js");
    let asking = page.replacen("</body>", &format!("<script>{script}</script></body>"), 1);
    fs::write(dir.join("asking.html"), asking).expect("the file can be written");
    for width in [1600, 1280, 800, 500] {
        let size = format!("--window-size={width},2000");
        let output = run(chromium, dir, &[&size, "--dump-dom"], "asking.html");
        let dom = String::from_utf8_lossy(&output.stdout);
        let answer = dom
            .split("data-answer=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        assert_eq!(answer, Some("fine"), "in a window {width} wide");
    }
}
