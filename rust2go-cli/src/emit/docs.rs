//! The user's doc comments, which are Markdown, in the form that gofmt leaves alone.
//!
//! The words stay as they are. What changes is layout only: Go indents code blocks with a tab and list items by two blanks,
//! and has one kind of heading. go/doc/comment is the judge of what is canonical.

use rust2go_model::ast::Docs;

/// A piece of a doc comment.
enum Block {
    Paragraph(Vec<String>),
    Heading(String),
    Code(Vec<String>),
    List { items: Vec<Item>, apart: bool },
}

/// One item of a list: its marker as Go writes it, and its paragraphs.
struct Item {
    marker: String,
    paragraphs: Vec<Vec<String>>,
}

/// The doc comment of an item that needs none, without the `//`.
pub fn go_docs(docs: &Docs) -> Vec<String> {
    let mut out = lines(docs);
    deprecate(&mut out, docs);
    out
}

/// The doc comment of a declaration; `stand_in` is its first line where the user wrote none.
pub fn documented(docs: &Docs, stand_in: &str) -> Vec<String> {
    let mut out = lines(docs);
    if out.is_empty() {
        out.extend(wrap(stand_in));
    }
    deprecate(&mut out, docs);
    out
}

/// Adds the paragraph by which Go tools know that something is deprecated.
pub fn deprecate(lines: &mut Vec<String>, docs: &Docs) {
    let Some(note) = &docs.deprecated else { return };
    let words: Vec<&str> = note.split_whitespace().collect();
    let mut note = prose(&words.join(" "));
    if note.is_empty() {
        note.push_str("the contract says so.");
    } else if !note.ends_with(['.', '!', '?']) {
        note.push('.');
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(wrap(&format!("Deprecated: {}", clean(&note))));
}

/// The lines of the user's text as lines of a Go doc comment.
pub fn lines(docs: &Docs) -> Vec<String> {
    let lines: Vec<String> = docs
        .lines
        .iter()
        .flat_map(|line| line.split('\n'))
        .map(clean)
        .collect();
    let blocks = parse(&lines);
    let mut out = print(&blocks);
    // gofmt takes an indentation that all lines share away, and what is left is no list and no code any more.
    if out.iter().all(|line| line.is_empty() || indented(line)) {
        out = flush_left(&out);
    }
    for i in 0..out.len() {
        if old_heading(&out, i) {
            out[i].insert_str(0, "# ");
        }
    }
    out
}

/// Takes out what a Go comment cannot hold.
fn clean(line: &str) -> String {
    let line: String = line
        .chars()
        .filter(|c| !matches!(c, '\r' | '\0' | '\u{feff}'))
        .collect();
    line.trim_end().to_owned()
}

fn parse(lines: &[String]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let line = lines[i].as_str();
        let text = line.trim();
        if text.is_empty() {
            i += 1;
        } else if let Some(fence) = fence(line) {
            let end = (i + 1..lines.len()).find(|&n| lines[n].trim().starts_with(&fence));
            let end = end.unwrap_or(lines.len());
            blocks.extend(fenced(&lines[i + 1..end]));
            i = end + 1;
        } else if let Some(title) = heading(line) {
            blocks.push(Block::Heading(title));
            i += 1;
        } else if marker(line).is_some() {
            let (list, count) = parse_list(&lines[i..], false);
            blocks.push(list);
            i += count;
        } else if line.starts_with("    ") || line.starts_with('\t') {
            let more = |n: &usize| lines[*n].is_empty() || lines[*n].starts_with([' ', '\t']);
            let end = (i..lines.len()).find(|n| !more(n)).unwrap_or(lines.len());
            blocks.push(Block::Code(lines[i..end].to_vec()));
            i = end;
        } else {
            let mut paragraph = Vec::new();
            while i < lines.len() && !lines[i].trim().is_empty() && !interrupts(&lines[i]) {
                paragraph.push(prose(lines[i].trim()));
                i += 1;
            }
            blocks.push(Block::Paragraph(paragraph));
        }
    }
    blocks
}

/// Whether `line` ends a paragraph without a blank line before it. A number does not: it may just be a year.
fn interrupts(line: &str) -> bool {
    fence(line).is_some()
        || heading(line).is_some()
        || marker(line).is_some_and(|(marker, _)| !marker.ends_with('.'))
}

fn fence(line: &str) -> Option<String> {
    let text = line.trim_start();
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let run = text.chars().take_while(|&c| c == mark).count();
    // What opens and closes on one line is code within a text.
    let inline = mark == '`' && text[run..].contains('`');
    (run >= 3 && !inline).then(|| mark.to_string().repeat(run))
}

fn heading(line: &str) -> Option<String> {
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let title = line[level..].trim().trim_end_matches('#').trim();
    ((1..=6).contains(&level) && line[level..].starts_with(' ') && !title.is_empty())
        .then(|| title.to_owned())
}

/// The marker that starts `line`, in Go's form, and the text after it.
fn marker(line: &str) -> Option<(String, &str)> {
    let text = line.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (marker, rest) = if let Some(rest) = text.strip_prefix(['*', '+', '-', '•']) {
        ("  - ".to_owned(), rest)
    } else {
        let rest = text[digits..].strip_prefix(['.', ')'])?;
        (format!(" {}. ", &text[..digits]), rest)
    };
    let number_is_missing = marker.ends_with(". ") && digits == 0;
    let blank = rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    (blank && !number_is_missing).then(|| (marker, rest.trim()))
}

/// What stands between two fences: code; but gofmt takes indented lines that start like a list for one.
fn fenced(lines: &[String]) -> Option<Block> {
    let first = lines.iter().position(|line| !line.trim().is_empty())?;
    Some(match marker(&lines[first]) {
        Some(_) => parse_list(&lines[first..], true).0,
        None => Block::Code(lines.to_vec()),
    })
}

/// The list that `lines` start with, and how many of them it takes: all of them if `whole`.
fn parse_list(lines: &[String], whole: bool) -> (Block, usize) {
    let numbered = |marker: &str| marker.ends_with(". ");
    let kind = marker(&lines[0]).map(|(marker, _)| numbered(&marker));
    let mut items: Vec<Item> = Vec::new();
    let mut apart = false;
    let mut i = 0;
    let mut after_blank = false;
    while i < lines.len() {
        let line = lines[i].as_str();
        let new = marker(line).filter(|(marker, _)| Some(numbered(marker)) == kind);
        if line.trim().is_empty() {
            after_blank = true;
        } else if let Some((marker, text)) = new {
            apart |= after_blank;
            let paragraphs = vec![vec![prose(text)]];
            items.push(Item { marker, paragraphs });
            after_blank = false;
        } else if !whole && (fence(line).is_some() || after_blank && !line.starts_with("  ")) {
            break;
        } else if let Some(item) = items.last_mut() {
            if after_blank {
                apart = true;
                item.paragraphs.push(Vec::new());
                after_blank = false;
            }
            if let Some(paragraph) = item.paragraphs.last_mut() {
                paragraph.push(prose(line.trim()));
            }
        }
        i += 1;
    }
    (Block::List { items, apart }, i)
}

/// Takes out of a line of text what gofmt would change: two backquotes or quotes in a row, which become typographic quotes,
/// and the brackets of a link's target, which would move to the end of the comment.
fn prose(line: &str) -> String {
    let target = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "));
    let mut out = match target {
        Some((text, url)) if url.contains("://") => format!("{text}: {url}"),
        _ => line.to_owned(),
    };
    while out.contains("``") {
        out = out.replace("``", "`");
    }
    out.replace("''", "\"")
}

fn print(blocks: &[Block]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let mut lines = match block {
            Block::Paragraph(lines) => lines.clone(),
            Block::Heading(title) => vec![format!("# {title}")],
            Block::Code(lines) => code(lines),
            Block::List { items, apart } => list(items, *apart),
        };
        // gofmt reads neighbouring indented blocks as one, unless both are code.
        if out.last().is_some_and(|last| indented(last)) && lines.iter().any(|line| indented(line))
        {
            let both_code =
                i > 0 && matches!((&blocks[i - 1], block), (Block::Code(_), Block::Code(_)));
            if !both_code {
                lines = flush_left(&lines);
            }
        }
        if !lines.is_empty() && !out.is_empty() {
            out.push(String::new());
        }
        out.extend(lines);
    }
    out
}

fn indented(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

fn list(items: &[Item], apart: bool) -> Vec<String> {
    let mut out = Vec::new();
    for (i, item) in items.iter().enumerate() {
        if apart && i > 0 {
            out.push(String::new());
        }
        for (n, paragraph) in item.paragraphs.iter().enumerate() {
            if n > 0 {
                out.push(String::new());
            }
            for (k, line) in paragraph.iter().enumerate() {
                let lead = if n + k == 0 {
                    item.marker.as_str()
                } else {
                    "    "
                };
                out.push(format!("{lead}{line}"));
            }
        }
    }
    out
}

fn code(lines: &[String]) -> Vec<String> {
    let blank = |line: &&String| line.trim().is_empty();
    let lead = lines.iter().take_while(blank).count();
    let tail = lines[lead..].iter().rev().take_while(blank).count();
    let lines = &lines[lead..lines.len() - tail];
    let indent = |line: &String| line.len() - line.trim_start_matches([' ', '\t']).len();
    let texts = lines.iter().filter(|line| !line.trim().is_empty());
    let shared = texts.map(indent).min().unwrap_or(0);
    let cut = |line: &String| match line.trim() {
        "" => String::new(),
        _ => format!("\t{}", &line[shared..]),
    };
    lines.iter().map(cut).collect()
}

/// Whether gofmt takes this line for a heading: a capital first, no punctuation, blank lines around it, then more text.
fn old_heading(lines: &[String], i: usize) -> bool {
    let blank = |i: usize| lines.get(i).is_some_and(|line| line.is_empty());
    let text_follows = lines.get(i + 2).is_some_and(|line| !indented(line));
    if i == 0 || !blank(i - 1) || !blank(i + 1) || !text_follows {
        return false;
    }
    let line = lines[i].as_str();
    let ends = |c: char| c.is_alphabetic() || c.is_numeric();
    line.starts_with(|c: char| c.is_uppercase())
        && line.ends_with(ends)
        && !line.contains(|c| ";:!?+*/=[]{}_^°&§~%#@<\">\\".contains(c))
        && line
            .split('\'')
            .skip(1)
            .all(|rest| rest == "s" || rest.starts_with("s "))
        && line
            .split('.')
            .skip(1)
            .all(|rest| !rest.is_empty() && !rest.starts_with(' '))
}

fn flush_left(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in lines.iter().map(|line| line.trim()) {
        if !line.is_empty() || out.last().is_some_and(|last| !last.is_empty()) {
            out.push(prose(line));
        }
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

/// Breaks a comment line at about a hundred characters.
pub fn wrap(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in text.split(' ') {
        let lines = out.len();
        let last = &mut out[lines - 1];
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() > 100 {
            out.push(word.to_owned());
        } else {
            last.push(' ');
            last.push_str(word);
        }
    }
    out
}

/// A Go string literal.
pub fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{feff}' => out.push_str("\\ufeff"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
