// Package netvalue converts addresses and URLs. Only generated code that has some imports it: the packages net/netip and net/url make
// variables when a program starts, which brings a tenth of a megabyte into it, used or not.
package netvalue
