module rust2go.test/host

go 1.21
