module rust2go.dev/rust2go

go 1.21
