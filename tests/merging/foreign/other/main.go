// An archive of a library that happens to be written in Go.
package main

import "C"

//export other_answer
func other_answer() C.int { return 42 }

func main() {}
