module rust2go.dev/examples/ring-ipc

go 1.21

require rust2go.dev/rust2go v0.0.0

replace rust2go.dev/rust2go => ../../../go
