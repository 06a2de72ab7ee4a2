// Plays Rust, as far as round_trip_test.go needs it: what the header says is all there is to know.

#include "served.h"

#include <stdlib.h>
#include <string.h>

// rust2go.Failure
typedef struct {
	uint32_t kind, variant;
	r2g_string message, stack;
	const void *payload;
} failure;

static int left;

static void leave(uintptr_t answer) {
	free((void *)answer);
	left++;
}

// An answer that is done, for a value of up to 64 bytes.
static void *answer(r2g_ask *ask, uintptr_t bytes, const failure *why) {
	r2g_answer *a = calloc(1, sizeof(r2g_answer) + 64);
	a->state = 1;
	a->taken = 1;
	a->bytes = bytes;
	a->failure = (uintptr_t)why;
	a->leave = (uintptr_t)leave;
	ask->answer = (uintptr_t)a;
	return a;
}

static r2g_string text(const char *s) { return (r2g_string){s, strlen(s)}; }

#define CALL(name) static void name(uintptr_t entry, r2g_frame_Vault_##name *f)

// How many answers have been given back.
CALL(len) {
	f->value = f->args.a0.len + (uint64_t)left;
}

CALL(size) {
	f->value = (r2g_Size){1, 2};
}

CALL(parts) {
	f->value = (r2g_tuple2_uint64_uint64){3, 4};
}

CALL(started) {
	r2g_answer_Vault_started *a = answer(&f->ask, 0, 0);
	a->value = (r2g_time){1000, 5, 0};
}

CALL(name) {
	r2g_answer_Vault_name *a = answer(&f->ask, 5, 0);
	a->value = text("store");
}

CALL(labelled) {
	r2g_answer_Vault_labelled *a = answer(&f->ask, 5, 0);
	a->value.f_0 = 7;
	a->value.f_1 = text("label");
	a->value.f_2 = (r2g_time){1000, 0, 0};
}

// The name of the entry, and the first of its bytes for each tag.
CALL(put) {
	const r2g_tuple2_string_list *tags = f->args.a1.ptr;
	if (f->args.a1.len != 1 || tags[0].f_1.len != 2 || f->args.a0.f_key.len != 3) {
		abort();
	}
}

static const failure busy = {.kind = 2, .payload = &(intptr_t){0}};
static const failure full = {.kind = 2, .payload = &(r2g_Full){9, 8}};
static failure broken = {.kind = 2}, outage = {.kind = 2}, not_found = {.kind = 2, .variant = 0};
static failure panicked = {.kind = 3};
static const failure unknown = {.kind = 2, .variant = 77};

CALL(delete) {
	if (f->args.a0.len == 0) {
		answer(&f->ask, 0, &busy);
	}
}

CALL(reserve) {
	if (f->args.a0 > 100) {
		answer(&f->ask, 0, &full);
	}
	f->value = f->args.a0 * 2;
}

CALL(reopen) {
	static r2g_Broken payload;
	payload = (r2g_Broken){text("/dev"), text("gone")};
	broken.payload = &payload;
	answer(&f->ask, 0, &broken);
}

CALL(since) {
	static r2g_Outage payload;
	payload = (r2g_Outage){{2000, 0, 0}, text("note")};
	outage.payload = &payload;
	answer(&f->ask, 0, &outage);
}

CALL(move_to) {
	answer(&f->ask, 0, &unknown);
}

CALL(old_len) {
	panicked.message = text("no more");
	answer(&f->ask, 0, &panicked);
}

// Gives a list of as many filters as came in, all of them prefixes; after a bad one where there are none.
CALL(nested) {
	static r2g_Filter_Prefix prefix;
	static r2g_enum out[8];
	r2g_answer_Vault_nested *a = answer(&f->ask, 0, 0);
	const r2g_enum *const *in = f->args.a0.ptr;
	prefix.f_0 = text("pre");
	a->value.ptr = out;
	for (uintptr_t i = 0; i < f->args.a0.len; i++) {
		out[i] = in[i] ? *in[i] : (r2g_enum){1, &prefix};
	}
	a->value.len = f->args.a0.len;
	if (f->args.a0.len == 0) {
		out[0].tag = 99;
		a->value.len = 1;
	}
}

CALL(get) {
	static r2g_StoreError_NotFound payload;
	if (f->args.a0.len > 1) {
		payload.f_key = text("k");
		not_found.payload = &payload;
		answer(&f->ask, 0, &not_found);
		return;
	}
	r2g_answer_Vault_get *a = answer(&f->ask, 3, 0);
	a->value = (r2g_list){"abc", 3, 3};
}

CALL(count) {
	r2g_answer_Vault_count *a = answer(&f->ask, 0, 0);
	a->value = f->args.a0.tag;
}

CALL(flush) {
	answer(&f->ask, 0, 0);
}

CALL(close) {
	answer(&f->ask, 0, 0);
}

#undef CALL

// In the order of the methods' names.
static const void *const calls[] = {
	0, 0, close, count, delete, 0, flush, get, labelled, len, move_to, name, nested, old_len, 0, parts, put, reopen, reserve, 0,
	since, size, started, 0, 0,
};

static uintptr_t check(const r2g_served *table) {
	return table->count == sizeof(calls) / sizeof(*calls) ? 0 : (abort(), 0);
}

static const r2g_rust rust = {.abi = 1};
static r2g_served table = {.abi = 1, .count = 25, .rust = &rust};

// As the macro does it.
__attribute__((constructor)) static void serve(void) {
	table.check = (uintptr_t)check;
	table.calls = (uintptr_t)calls;
	g2r_serve__Vault(&table);
}
