# shellcheck shell=bash
# What other targets take. Sourced by .ci/run, after install.sh.

# The chores install what a target takes themselves, but for those who are not root.
install_cross() {
	local packages=() target
	command -v aarch64-linux-gnu-gcc >/dev/null || packages+=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
	command -v qemu-aarch64-static >/dev/null || packages+=(qemu-user-static)
	command -v musl-gcc >/dev/null || packages+=(musl-tools)
	command -v x86_64-w64-mingw32-gcc >/dev/null || packages+=(gcc-mingw-w64-x86-64-posix)
	command -v wine >/dev/null || packages+=(wine wine64)
	if [ ${#packages[@]} -gt 0 ]; then
		as_root apt-get update -qq
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
	fi
	for target in x86_64-unknown-linux-musl aarch64-unknown-linux-gnu x86_64-pc-windows-gnu; do
		rustup target list --installed | grep -qx "$target" || rustup target add "$target"
	done
}

# One target of each kind, with few tests.
cross_short() {
	install_cross
	cargo xtask cross --short
}
