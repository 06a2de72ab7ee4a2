//go:build rust2go_linking

package greeter

const built = "with the tag"
