module rust2go.test/foreign

go 1.21
