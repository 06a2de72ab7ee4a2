module rust2go.dev/examples/quickstart

go 1.21

// The last version that Go 1.21 compiles.
require github.com/yuin/goldmark v1.7.8
