package notes

import "fmt"

// BadNameError is a name that no note can have.
type BadNameError struct {
	// Offset is that of the first byte that is wrong.
	Offset uint32
}

func (e BadNameError) Error() string {
	return fmt.Sprintf("a name is 1 to 100 ASCII letters, digits, dots, slashes, dashes and underscores, and not so at byte %d", e.Offset)
}

// ExistsError is a note that is there already.
type ExistsError struct{ Name string }

func (e ExistsError) Error() string { return "there is a note " + e.Name + " already" }

// NotFoundError is a note that is not there.
type NotFoundError struct{ Name string }

func (e NotFoundError) Error() string { return "there is no note " + e.Name }

// BadLineError is a line that cannot be imported.
type BadLineError struct {
	Line   uint32
	Reason string
}

func (e BadLineError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// LockedError is a database that another program has open.
type LockedError struct{ Path string }

func (e LockedError) Error() string { return "another program has " + e.Path + " open" }

// CorruptError is a database that something else has written to.
type CorruptError struct{ Key string }

func (e CorruptError) Error() string { return "the database holds nonsense at the key " + e.Key }
