// Command jot keeps notes in a file, and finds them by their words.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
	"unicode/utf8"

	"example.com/jot/notes"
)

const usage = `usage: jot [--db FILE] [--timeout MS] COMMAND

  add [--replace] NAME TEXT    add a note
  get NAME                     print its text
  remove NAME                  remove it
  list [--prefix PREFIX]       print the names of the notes
  search [--limit N] QUERY     find notes with all words of a query; -word excludes
  export                       print all notes, as lines of JSON
  import FILE                  add such lines, all or none, in place of what is there
`

// errUsage is a command line that is wrong.
var errUsage = errors.New("usage")

func main() {
	err := run(os.Args[1:], os.Stdout)
	var missing notes.NotFoundError
	switch {
	case err == nil:
	case errors.Is(err, flag.ErrHelp):
		fmt.Print(usage)
	case errors.Is(err, errUsage):
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	case errors.Is(err, context.DeadlineExceeded):
		fmt.Fprintln(os.Stderr, "jot: the time is over")
		os.Exit(1)
	case errors.As(err, &missing):
		fmt.Fprintln(os.Stderr, "jot:", err)
		os.Exit(3)
	default:
		fmt.Fprintln(os.Stderr, "jot:", err)
		os.Exit(1)
	}
}

// run runs a command line.
func run(args []string, stdout io.Writer) (err error) {
	flags := newFlags()
	path := flags.String("db", "notes.db", "")
	timeout := flags.Uint("timeout", 5000, "")
	if err := parse(flags, args); err != nil {
		return err
	}
	command, err := parseCommand(flags.Args())
	if err != nil {
		return err
	}

	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(*timeout)*time.Millisecond)
	defer cancel()
	store, err := notes.Open(ctx, *path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	err = command(ctx, store, out)
	return errors.Join(err, out.Flush(), store.Close())
}

// command is what there is to do with a store.
type command func(context.Context, *notes.Store, io.Writer) error

func parseCommand(args []string) (command, error) {
	if len(args) == 0 {
		return nil, errUsage
	}
	flags := newFlags()
	var wanted int
	var command command
	switch args[0] {
	case "add":
		wanted = 2
		replace := flags.Bool("replace", false, "")
		command = func(ctx context.Context, store *notes.Store, out io.Writer) error {
			note := notes.Note{Name: flags.Arg(0), Text: flags.Arg(1)}
			if err := store.Add(ctx, note, *replace); err != nil {
				return err
			}
			_, err := fmt.Fprintln(out, "added", note.Name)
			return err
		}
	case "get":
		wanted = 1
		command = func(ctx context.Context, store *notes.Store, out io.Writer) error {
			note, err := store.Get(ctx, flags.Arg(0))
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(out, note.Text)
			return err
		}
	case "remove":
		wanted = 1
		command = func(ctx context.Context, store *notes.Store, out io.Writer) error {
			if err := store.Remove(ctx, flags.Arg(0)); err != nil {
				return err
			}
			_, err := fmt.Fprintln(out, "removed", flags.Arg(0))
			return err
		}
	case "list":
		prefix := flags.String("prefix", "", "")
		command = func(ctx context.Context, store *notes.Store, out io.Writer) error {
			names, err := store.List(ctx, *prefix)
			for _, name := range names {
				fmt.Fprintln(out, name)
			}
			return err
		}
	case "search":
		wanted = 1
		limit := flags.Uint("limit", 10, "")
		command = func(ctx context.Context, store *notes.Store, out io.Writer) error {
			hits, err := store.Search(ctx, flags.Arg(0), uint32(*limit))
			for _, hit := range hits {
				fmt.Fprintf(out, "%6d  %s\n", hit.Score, hit.Name)
			}
			return err
		}
	case "export":
		command = func(ctx context.Context, store *notes.Store, out io.Writer) error {
			lines := json.NewEncoder(out)
			lines.SetEscapeHTML(false)
			return store.Export(ctx, func(note notes.Note) error { return lines.Encode(note) })
		}
	case "import":
		wanted = 1
		command = func(ctx context.Context, store *notes.Store, out io.Writer) error {
			file, err := os.Open(flags.Arg(0))
			if err != nil {
				return err
			}
			defer file.Close()
			count, err := store.Import(ctx, file)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(out, "imported %d\n", count)
			return err
		}
	default:
		return nil, errUsage
	}
	if err := parse(flags, args[1:]); err != nil {
		return nil, err
	}
	if flags.NArg() != wanted {
		return nil, errUsage
	}
	return command, nil
}

func newFlags() *flag.FlagSet {
	flags := flag.NewFlagSet("jot", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	return flags
}

// parse reads flags from arguments, which are text.
func parse(flags *flag.FlagSet, args []string) error {
	for _, arg := range args {
		if !utf8.ValidString(arg) {
			return errUsage
		}
	}
	err := flags.Parse(args)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return err
	}
	return errUsage
}
