module example.com/jot

go 1.21

// The last version that Go 1.21 compiles.
require go.etcd.io/bbolt v1.3.10

require golang.org/x/sys v0.4.0 // indirect
