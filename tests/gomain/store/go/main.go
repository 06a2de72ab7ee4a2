// Command store prints the version of the store, which is written in Rust.
package main

import (
	"fmt"

	"example.com/store/api"
	_ "example.com/store/clock" // the library has its Rust half as well
	_ "example.com/store/notes"
)

func main() {
	fmt.Println(api.StoreImpl{}.Loud("version"), api.StoreImpl{}.Version())
}
