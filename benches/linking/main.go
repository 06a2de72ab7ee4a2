// Greets.
package main

import "os"

func main() {
	os.Stdout.WriteString(greeting("world") + "\n")
}

func greeting(name string) string { return "Hello, " + name + "!" }
