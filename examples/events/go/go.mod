module rust2go.dev/examples/events

go 1.21

// The last version that Go 1.21 compiles.
require github.com/fsnotify/fsnotify v1.9.0

require golang.org/x/sys v0.13.0 // indirect
