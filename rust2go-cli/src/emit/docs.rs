//! The user's doc comments, which are Markdown, in the form that gofmt leaves alone.
//!
//! The words stay as they are. What changes is layout only: Go indents code blocks with a tab and list items by two blanks,
//! and has one kind of heading. go/doc/comment is the judge of what is canonical.

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

/// The lines of `docs` as lines of a Go doc comment, without the `//`.
pub fn go_docs(docs: &[String]) -> Vec<String> {
    let lines: Vec<String> = docs
        .iter()
        .flat_map(|line| line.split('\n'))
        .map(clean)
        .collect();
    let blocks = parse(&lines);
    let out = print(&blocks);
    // gofmt takes an indentation that all lines share away, and what is left is no list and no code any more.
    if out.iter().all(|line| line.is_empty() || indented(line)) {
        return flush_left(&out);
    }
    out
}

/// Takes out what a Go comment cannot hold, and what gofmt would turn into typographic quotes.
fn clean(line: &str) -> String {
    let line: String = line
        .chars()
        .filter(|c| !matches!(c, '\r' | '\0' | '\u{feff}'))
        .collect();
    let mut out = String::new();
    let mut rest = line.trim_end();
    while let Some(at) = rest.find("``") {
        let run = rest[at..].bytes().take_while(|&b| b == b'`').count();
        out.push_str(&rest[..at]);
        out.push_str(if run == 2 { "`" } else { &rest[at..at + run] });
        rest = &rest[at + run..];
    }
    out.push_str(rest);
    out.replace("''", "\"")
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
            blocks.push(Block::Code(lines[i + 1..end].to_vec()));
            i = end + 1;
        } else if let Some(title) = heading(line) {
            blocks.push(Block::Heading(title));
            i += 1;
        } else if marker(line).is_some() {
            let (list, next) = parse_list(lines, i);
            blocks.push(list);
            i = next;
        } else if line.starts_with("    ") || line.starts_with('\t') {
            let more = |n: &usize| lines[*n].is_empty() || lines[*n].starts_with([' ', '\t']);
            let end = (i..lines.len()).find(|n| !more(n)).unwrap_or(lines.len());
            blocks.push(Block::Code(lines[i..end].to_vec()));
            i = end;
        } else {
            let mut paragraph = Vec::new();
            while i < lines.len() && !lines[i].trim().is_empty() && !interrupts(&lines[i]) {
                paragraph.push(unlink(lines[i].trim()));
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
    (run >= 3).then(|| mark.to_string().repeat(run))
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

fn parse_list(lines: &[String], start: usize) -> (Block, usize) {
    let numbered = |marker: &str| marker.ends_with(". ");
    let kind = marker(&lines[start]).map(|(marker, _)| numbered(&marker));
    let mut items: Vec<Item> = Vec::new();
    let mut apart = false;
    let mut i = start;
    let mut after_blank = false;
    while i < lines.len() {
        let line = lines[i].as_str();
        let new = marker(line).filter(|(marker, _)| Some(numbered(marker)) == kind);
        if line.trim().is_empty() {
            after_blank = true;
        } else if let Some((marker, text)) = new {
            apart |= after_blank;
            let paragraphs = vec![vec![text.to_owned()]];
            items.push(Item { marker, paragraphs });
            after_blank = false;
        } else if fence(line).is_some() || after_blank && !line.starts_with("  ") {
            break;
        } else if let Some(item) = items.last_mut() {
            if after_blank {
                apart = true;
                item.paragraphs.push(Vec::new());
                after_blank = false;
            }
            if let Some(paragraph) = item.paragraphs.last_mut() {
                paragraph.push(line.trim().to_owned());
            }
        }
        i += 1;
    }
    (Block::List { items, apart }, i)
}

/// Go moves the target of a link to the end of the comment; without the brackets it is a line like any other.
fn unlink(line: &str) -> String {
    match line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "))
    {
        Some((text, url)) if url.contains("://") => format!("{text}: {url}"),
        _ => line.to_owned(),
    }
}

fn print(blocks: &[Block]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let mut lines = match block {
            Block::Paragraph(lines) => match lines.as_slice() {
                [one] if i > 0 && followed_by_text(blocks, i) && old_heading(one) => {
                    vec![format!("# {one}")]
                }
                _ => lines.clone(),
            },
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

fn followed_by_text(blocks: &[Block], i: usize) -> bool {
    matches!(
        blocks.get(i + 1),
        Some(Block::Paragraph(_) | Block::Heading(_))
    )
}

/// Whether gofmt takes a paragraph of this one line for a heading: a capital first, no punctuation, between two texts.
fn old_heading(line: &str) -> bool {
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
            out.push(unlink(line));
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
