// Greets; told to rest, stays until its input ends.
package main

import (
	"io"
	"os"
)

func main() {
	os.Stdout.WriteString(greeting("world") + "\n")
	if len(os.Args) > 1 && os.Args[1] == "rest" {
		io.Copy(io.Discard, os.Stdin)
	}
}

func greeting(name string) string { return "Hello, " + name + "!" }
