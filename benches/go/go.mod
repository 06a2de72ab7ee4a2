module rust2go.dev/benches

go 1.21
