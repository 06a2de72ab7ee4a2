module rust2go.test/cases

go 1.21
