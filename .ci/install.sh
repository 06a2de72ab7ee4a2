# shellcheck shell=bash
# Installs what is missing. Sourced by .ci/run.

install() {
	local packages=()
	command -v gcc >/dev/null || packages+=(gcc libc6-dev)
	command -v pip3 >/dev/null || packages+=(python3-pip)
	# abi-check reads the C header with bindgen, which loads libclang and asks clang for its include directories.
	command -v clang >/dev/null || packages+=(clang)
	[ -n "$(find /usr/lib -name 'libclang.so' -print -quit)" ] || packages+=(libclang-dev)
	# The tests look at the page of the benchmarks' report in a browser.
	command -v chromium >/dev/null || packages+=(chromium fonts-dejavu-core)
	# `instructions` counts by callgrind, which wants to know libc's functions by their names.
	command -v valgrind >/dev/null || packages+=(valgrind libc6-dbg)
	if [ ${#packages[@]} -gt 0 ]; then
		as_root apt-get update -qq
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
	fi
	cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
	cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
	# The sanitizers are features of nightly, and ThreadSanitizer needs a standard library built for it.
	rustc +nightly --version >/dev/null 2>&1 || rustup toolchain install nightly --profile minimal
	[ -d "$(rustc +nightly --print sysroot)/lib/rustlib/src/rust/library" ] || rustup component add --toolchain nightly rust-src
	command -v go >/dev/null || fail "Go is missing: install Go 1.21 or later and put its bin directory on PATH"
	rustc --version
	go version
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}
