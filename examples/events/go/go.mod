module rust2go.dev/examples/events

go 1.21

// The last version that Go 1.21 and older compile.
require github.com/fsnotify/fsnotify v1.7.0

require golang.org/x/sys v0.4.0 // indirect
