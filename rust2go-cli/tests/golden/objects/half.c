// Plays Rust, as far as round_trip_test.go needs it: what the header says is all there is to know.

#include "objects.h"

#include <stdlib.h>
#include <string.h>

// rust2go.Failure
typedef struct {
	uint32_t kind, variant;
	r2g_string message, stack;
	const void *payload;
} failure;

enum { OUTCOME = 1, ENDED = 2 };
enum { GO = 1, RELEASED = 10 };

static void leave(uintptr_t answer) { free((void *)answer); }

// An answer that is done, for a value of up to 64 bytes.
static void *answer(r2g_ask *ask, uintptr_t bytes, const failure *why, uint32_t taken) {
	r2g_answer *a = calloc(1, sizeof(r2g_answer) + 64);
	a->state = 1;
	a->taken = taken;
	a->bytes = bytes;
	a->failure = (uintptr_t)why;
	a->leave = (uintptr_t)leave;
	ask->answer = (uintptr_t)a;
	return a;
}

static r2g_string text(const char *s) { return (r2g_string){s, strlen(s)}; }

// What Rust has taken of Go's objects.
static uint64_t got[8];
static int count;

static uint64_t take(uint64_t handle) { return got[count++] = handle; }

// Rust's objects: listeners.

#define LISTENERS 4
static struct {
	int64_t holds;
	uint64_t events;
} listeners[LISTENERS];

static const uint64_t listener = (uint64_t)1 << 63 | (uint64_t)1 << 32;

static uintptr_t retain(uint64_t handle) {
	uint64_t i = handle - listener;
	if (i >= LISTENERS) {
		return 0;
	}
	__atomic_add_fetch(&listeners[i].holds, 1, __ATOMIC_SEQ_CST);
	return 1;
}

static void release(uint64_t handle) {
	if (__atomic_sub_fetch(&listeners[handle - listener].holds, 1, __ATOMIC_SEQ_CST) < 0) {
		abort();
	}
}

// In the order of the methods' names: count, flush, name, next, on_event, swap, wait.
static void invoke(uintptr_t number, void *frame) {
	r2g_ask *ask = frame;
	uint64_t i = ask->object - listener;
	if (i >= LISTENERS) {
		static const failure released = {.kind = RELEASED};
		answer(ask, 0, &released, 0);
		return;
	}
	switch (number) {
	case 0:
		((r2g_frame_Listener_count *)frame)->value = listeners[i].events;
		break;
	case 1: {
		r2g_answer_Listener_flush *a = answer(ask, 0, 0, 1);
		a->value = listeners[i].events;
		listeners[i].events = 0;
		break;
	}
	case 2: {
		r2g_answer_Listener_name *a = answer(ask, 8, 0, 1);
		a->value = text("listener");
		break;
	}
	case 3: {
		static const uint64_t next[] = {listener + 1, listener + 2, listener + 3};
		r2g_answer_Listener_next *a = answer(ask, 0, 0, 1);
		a->value = i < LISTENERS - 1 ? &next[i] : 0;
		break;
	}
	case 4:
		listeners[i].events += ((r2g_frame_Listener_on_event *)frame)->args.a0;
		break;
	case 5: {
		r2g_answer_Listener_swap *a = answer(ask, 0, 0, 1);
		a->value = take(((r2g_frame_Listener_swap *)frame)->args.a0);
		break;
	}
	case 6:
		answer(ask, 0, 0, 1);
		break;
	}
}

// What Rust asks of Go.

static failure refused;
static uint64_t value; // what the call has come to
static int ended;

// Takes what the frame of a call says, as Rust does: of a sync call while Go waits, of an async one when it has ended.
#define DONE(name, take)                                                               \
	static uintptr_t done_##name(void *frame, uintptr_t event, const failure *why) {   \
		r2g_frame_##name *f = frame;                                                   \
		(void)f;                                                                       \
		if (event & OUTCOME && why) {                                                  \
			refused = (failure){.kind = why->kind};                                    \
		} else if (event & OUTCOME) {                                                  \
			take;                                                                      \
		}                                                                              \
		if (event & ENDED) {                                                           \
			__atomic_store_n(&ended, 1, __ATOMIC_RELEASE);                             \
		}                                                                              \
		return 0;                                                                      \
	}

#define NUMBER value = f->value
#define POINTER value = f->value ? *(const uint64_t *)f->value : 0

DONE(Program_source, value = f->value.len)
DONE(Program_arity, NUMBER)
DONE(Program_parent, POINTER)
DONE(Program_twin, NUMBER)
DONE(Program_eval, NUMBER)
DONE(Program_scan, NUMBER)
DONE(Program_call, )
DONE(Rules_compile, NUMBER)
DONE(Rules_compile_later, NUMBER)
DONE(Rules_merge, NUMBER)
DONE(Rules_subscribe, NUMBER)
DONE(Rules_subscribe_later, NUMBER)
DONE(Rules_first, POINTER)
DONE(Rules_look, )

static uintptr_t done_note(void *method, uintptr_t event, const failure *why) {
	if (why) {
		refused = (failure){.kind = why->kind};
	}
	__atomic_store_n(&ended, 1, __ATOMIC_RELEASE);
	return 0;
}

static void await(void) {
	while (!__atomic_load_n(&ended, __ATOMIC_ACQUIRE)) {
	}
}

#define CALL(name, ...)                                                                           \
	r2g_frame_##name f = {.head = {.done = (uintptr_t)done_##name, .bytes = 64}, .args = {__VA_ARGS__}}; \
	r2g__##name(&f)
// The names of exports have two underscores where those of frames have one.
#define r2g__Program_source r2g__Program__source
#define r2g__Program_arity r2g__Program__arity
#define r2g__Program_parent r2g__Program__parent
#define r2g__Program_twin r2g__Program__twin
#define r2g__Program_eval r2g__Program__eval
#define r2g__Program_scan r2g__Program__scan
#define r2g__Program_call r2g__Program__call
#define r2g__Rules_compile r2g__Rules__compile
#define r2g__Rules_compile_later r2g__Rules__compile_later
#define r2g__Rules_merge r2g__Rules__merge
#define r2g__Rules_subscribe r2g__Rules__subscribe
#define r2g__Rules_subscribe_later r2g__Rules__subscribe_later
#define r2g__Rules_look r2g__Rules__look

#define AWAIT(name, ...)                                                                             \
	r2g_frame_##name *f = calloc(1, sizeof *f);                                                      \
	*f = (r2g_frame_##name){.slot = {.head = {.done = (uintptr_t)done_##name, .bytes = 64}}, .args = {__VA_ARGS__}}; \
	r2g__##name(f);                                                                                  \
	await();                                                                                         \
	free(f)

static int is(r2g_string s, const char *what) { return s.len == strlen(what) && !memcmp(s.ptr, what, s.len); }

static void drive(uintptr_t entry, r2g_frame_Hub_drive *frame) {
	r2g_string what = frame->args.a0;
	uint64_t handle = frame->args.a1;
	refused = (failure){0};
	value = 0;
	ended = 0;
	if (is(what, "got")) {
		value = count ? got[--count] : 0;
	} else if (is(what, "holds")) {
		value = (uint64_t)__atomic_load_n(&listeners[handle - listener].holds, __ATOMIC_SEQ_CST);
	} else if (is(what, "source")) {
		CALL(Program_source, handle);
	} else if (is(what, "arity")) {
		CALL(Program_arity, handle);
		value = f.value;
	} else if (is(what, "parent")) {
		CALL(Program_parent, handle);
	} else if (is(what, "twin")) {
		AWAIT(Program_twin, handle);
	} else if (is(what, "eval")) {
		AWAIT(Program_eval, handle, {text("env"), {1, 0, 0}});
	} else if (is(what, "scan")) {
		CALL(Program_scan, handle, {"abc", 3, 3}, &handle);
		value = f.value;
	} else if (is(what, "call")) {
		CALL(Program_call, handle, listener + 1, {0, 0});
	} else if (is(what, "call gone")) {
		CALL(Program_call, handle, listener + LISTENERS, {0, 0});
	} else if (is(what, "note")) {
		r2g_frame_Program_note f = {{(uintptr_t)done_note, 0, 64}, {handle, text("noted")}};
		r2g__Program__note(&f);
		memset(&f, 0xff, sizeof f); // nobody may look at it any more
		await();
	} else if (is(what, "compile")) {
		CALL(Rules_compile, text("a + b"));
	} else if (is(what, "compile later")) {
		AWAIT(Rules_compile_later, text("a + b"));
	} else if (is(what, "compile nothing")) {
		CALL(Rules_compile, text(""));
	} else if (is(what, "merge")) {
		CALL(Rules_merge, handle, 0);
	} else if (is(what, "merge both")) {
		CALL(Rules_merge, handle, &handle);
	} else if (is(what, "subscribe")) {
		CALL(Rules_subscribe, text("topic"), handle);
	} else if (is(what, "subscribe later")) {
		AWAIT(Rules_subscribe_later, handle ? &handle : 0);
	} else if (is(what, "first")) {
		r2g_frame_Rules_first f = {.head = {.done = (uintptr_t)done_Rules_first}};
		r2g__Rules__first(&f);
	} else if (is(what, "look")) {
		CALL(Rules_look, {"abc", 3, 3}, handle);
	}
	if (refused.kind) {
		answer(&frame->ask, 0, &refused, 1);
	}
	frame->value = value;
}

// What Go asks of Rust.

static void hub_listener(uintptr_t entry, r2g_frame_Hub_listener *f) {
	r2g_answer_Hub_listener *a = answer(&f->ask, 0, 0, 1);
	a->value = listener + f->args.a0.len;
}

static void same(uintptr_t entry, r2g_frame_Hub_same *f) {
	r2g_answer_Hub_same *a = answer(&f->ask, 0, 0, 1);
	a->value = f->args.a0;
}

static void keep(uintptr_t entry, r2g_frame_Hub_keep *f) {
	f->value = take(f->args.a0);
	if (f->args.a1) {
		f->value = take(*(const uint64_t *)f->args.a1);
	}
}

static void keep_or_fail(uintptr_t entry, r2g_frame_Hub_keep_or_fail *f) {
	static const failure why = {.kind = GO};
	if (f->args.a1) {
		take(f->args.a0);
	}
	answer(&f->ask, 0, &why, f->args.a1);
}

static void run(uintptr_t entry, r2g_frame_Hub_run *f) {
	r2g_answer_Hub_run *a = answer(&f->ask, 0, 0, 1);
	a->value = take(f->args.a0);
}

// In the order of the methods' names.
static const void *const calls[] = {drive, keep, keep_or_fail, hub_listener, run, same};

static uintptr_t check(const r2g_served *table) {
	return table->count == sizeof(calls) / sizeof(*calls) ? 0 : (abort(), 0);
}

static r2g_rust rust = {.abi = 1};
static r2g_served table = {.abi = 1, .count = 6, .rust = &rust};

// As the macro does it.
__attribute__((constructor)) static void serve(void) {
	rust.invoke = (uintptr_t)invoke;
	rust.retain = (uintptr_t)retain;
	rust.release = (uintptr_t)release;
	table.check = (uintptr_t)check;
	table.calls = (uintptr_t)calls;
	g2r_serve__Hub(&table);
}
