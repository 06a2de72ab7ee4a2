module other.test/answers

go 1.21
