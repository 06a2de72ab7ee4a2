// What benches/src/handwritten.rs and this package agree on: written by hand on both sides.
#ifndef HANDWRITTEN_H
#define HANDWRITTEN_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
	const char *name;
	size_t name_len;
	uint8_t age;
} hw_user;

// Addresses are null where the length is 0.
typedef struct {
	const hw_user *users;
	size_t users_len;
	const uint8_t *data;
	size_t data_len;
} hw_message;

// What the pure Go loop reports, and where it puts the latency of each call, in nanoseconds.
typedef struct {
	uint64_t calls;
	uint32_t *samples;
	size_t samples_cap;
	size_t samples_len;
} hw_loop;

// A string in Rust memory.
typedef struct {
	const char *data;
	size_t len;
} hw_string;

// Bytes or a list of strings in Go memory: the address is a number here, since C must not keep a Go pointer.
typedef struct {
	uintptr_t data;
	size_t len;
} hw_span;

// The functions of Rust that take a result; slot names the future.
typedef void (*hw_done)(uintptr_t slot, uint8_t pass);
typedef void (*hw_done_big)(uintptr_t slot, const hw_message *reply);

#endif
