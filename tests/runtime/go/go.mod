module rust2go.test/runtime

go 1.21
