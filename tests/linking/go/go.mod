module rust2go.test/linking

go 1.21
