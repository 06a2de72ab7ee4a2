//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Keeps notes in a file, and finds them by their words.
#[derive(Parser)]
#[command(name = "jot")]
pub struct Args {
    /// The database
    #[arg(long, value_name = "FILE", default_value = "notes.db")]
    pub db: String,
    /// Give up after so many milliseconds
    #[arg(long, value_name = "MS", default_value_t = 5000)]
    pub timeout: u32,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Add a note
    Add {
        /// In place of the one that is there
        #[arg(long)]
        replace: bool,
        name: String,
        text: String,
    },
    /// Print the text of a note
    Get { name: String },
    /// Remove a note
    Remove { name: String },
    /// Print the names of the notes
    List {
        /// Only those that begin with this
        #[arg(long, default_value = "", hide_default_value = true)]
        prefix: String,
    },
    /// Find notes with all words of a query; -word excludes
    Search {
        /// How many notes at most
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: u32,
        query: String,
    },
    /// Print all notes, as lines of JSON
    Export,
    /// Add such lines, all or none, in place of what is there
    Import { file: PathBuf },
}
