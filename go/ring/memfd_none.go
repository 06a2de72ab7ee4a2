//go:build linux && !amd64 && !arm64 && !riscv64 && !loong64

package ring

// sysMemfdCreate is not known for this architecture.
const sysMemfdCreate = 0
