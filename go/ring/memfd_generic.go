//go:build linux && (arm64 || riscv64 || loong64)

package ring

// sysMemfdCreate is the number of memfd_create, in the table that newer architectures share.
const sysMemfdCreate = 279
