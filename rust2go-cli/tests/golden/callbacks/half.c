// Plays Rust, as far as round_trip_test.go needs it: what the header says is all there is to know.

#include "callbacks.h"

#include <stdlib.h>
#include <string.h>

// rust2go.Failure
typedef struct {
	uint32_t kind, variant;
	r2g_string message, stack;
	const void *payload;
} failure;

enum { OUTCOME = 1, ENDED = 2 };
enum { TYPED = 2, RELEASED = 10 };

static void leave(uintptr_t answer) { free((void *)answer); }

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
static int is(r2g_string s, const char *what) { return s.len == strlen(what) && !memcmp(s.ptr, what, s.len); }

// Rust's closures, by the low bits of their handles.
enum { PROGRESS, CHANGED, DONE, CLOSURES };
static const uint64_t closure = (uint64_t)1 << 63 | (uint64_t)1 << 32;
static int64_t holds[CLOSURES];
static uint64_t calls[CLOSURES]; // the sums of what they were called with

static uintptr_t retain(uint64_t handle) {
	__atomic_add_fetch(&holds[handle - closure], 1, __ATOMIC_SEQ_CST);
	return 1;
}

static void release(uint64_t handle) {
	if (__atomic_sub_fetch(&holds[handle - closure], 1, __ATOMIC_SEQ_CST) < 0) {
		abort();
	}
}

static void invoke(uintptr_t number, void *frame) {
	r2g_ask *ask = frame;
	uint64_t i = ask->object - closure;
	if (number != 0) {
		abort();
	}
	switch (i) {
	case PROGRESS: {
		r2g_frame_RendererRenderProgress_call *f = frame;
		f->value = f->args.a0 < 100;
		calls[i] += f->args.a0;
		break;
	}
	case CHANGED: {
		static const r2g_WatchError_Full payload = {7};
		static const failure full = {.kind = TYPED, .payload = &payload};
		r2g_frame_RendererWatchChanged_call *f = frame;
		calls[i]++;
		answer(ask, 0, f->args.a0.tag ? &full : 0);
		break;
	}
	case DONE: {
		static const failure released = {.kind = RELEASED};
		r2g_frame_RendererLaterDone_call *f = frame;
		if (calls[i]) {
			answer(ask, 0, &released);
			break;
		}
		calls[i] = f->args.a0.len + f->args.a1.f_title.len;
		break;
	}
	}
}

// What Rust asks of Go.

static failure refused;
static uint64_t value; // what the call has come to
static int ended;

// Takes what the frame of a call says, as Rust does: of a sync call while Go waits, of an async one when it has ended.
#define DONE(name, take)                                                             \
	static uintptr_t done_##name(void *frame, uintptr_t event, const failure *why) { \
		r2g_frame_##name *f = frame;                                                 \
		(void)f;                                                                     \
		if (event & OUTCOME && why) {                                                \
			refused = (failure){.kind = why->kind};                                  \
		} else if (event & OUTCOME) {                                                \
			take;                                                                    \
		}                                                                            \
		if (event & ENDED) {                                                         \
			__atomic_store_n(&ended, 1, __ATOMIC_RELEASE);                           \
		}                                                                            \
		return 0;                                                                    \
	}

DONE(Renderer_render, value = f->value.len)
DONE(Renderer_watch, )
DONE(Renderer_later, )
DONE(IndexEachVisit_call, )
DONE(IndexPairsVisit_call, value += f->value.f_0 + f->value.f_1.len)
DONE(IndexBuildLoad_call, value += f->value.f_text.len)
DONE(IndexFinishDone_call, )

#define CALL(name, function, ...)                                                                 \
	r2g_frame_##name f = {.head = {.done = (uintptr_t)done_##name, .bytes = 64}, .args = {__VA_ARGS__}}; \
	function(&f)

#define AWAIT(name, function, ...)                                                                     \
	r2g_frame_##name *f = calloc(1, sizeof *f);                                                        \
	*f = (r2g_frame_##name){.slot = {.head = {.done = (uintptr_t)done_##name, .bytes = 64}}, .args = {__VA_ARGS__}}; \
	ended = 0;                                                                                         \
	function(f);                                                                                       \
	while (!__atomic_load_n(&ended, __ATOMIC_ACQUIRE)) {                                               \
	}                                                                                                  \
	free(f)

// What Rust has taken of Go's funcs.
static uint64_t got[8];
static int count;

static uint64_t take(uint64_t handle) { return got[count++] = handle; }

static void drive(uintptr_t entry, r2g_frame_Index_drive *frame) {
	r2g_string what = frame->args.a0;
	refused = (failure){0};
	value = 0;
	if (is(what, "got")) {
		value = count ? got[--count] : 0;
	} else if (is(what, "holds")) {
		for (int i = 0; i < CLOSURES; i++) {
			value += (uint64_t)__atomic_load_n(&holds[i], __ATOMIC_SEQ_CST);
		}
	} else if (is(what, "calls")) {
		for (int i = 0; i < CLOSURES; i++) {
			value += calls[i];
			calls[i] = 0;
		}
	} else if (is(what, "render")) {
		AWAIT(Renderer_render, r2g__Renderer__render, {text("title")}, closure + PROGRESS);
	} else if (is(what, "watch")) {
		CALL(Renderer_watch, r2g__Renderer__watch, text("dir"), closure + CHANGED);
	} else if (is(what, "later")) {
		CALL(Renderer_later, r2g__Renderer__later, closure + DONE);
	}
	if (refused.kind) {
		answer(&frame->ask, 0, &refused);
	}
	frame->value = value;
}

// What Go asks of Rust.

// Visits three documents, until it is told to stop.
static void each(uintptr_t entry, r2g_frame_Index_each *frame) {
	static const char *const titles[] = {"a", "bb", "ccc"};
	uint64_t handle = take(frame->args.a1);
	frame->value = 0;
	for (int i = 0; i < 3; i++) {
		CALL(IndexEachVisit_call, r2g__IndexEachVisit__call, handle, {text(titles[i])});
		frame->value++;
		if (!f.value) {
			break;
		}
	}
}

static void pairs(uintptr_t entry, r2g_frame_Index_pairs *frame) {
	uint64_t handle = take(frame->args.a0);
	value = 0;
	refused = (failure){0};
	CALL(IndexPairsVisit_call, r2g__IndexPairsVisit__call, handle, 20, text("pair"));
	if (refused.kind) {
		answer(&frame->ask, 0, &refused);
	}
	frame->value = value;
}

static void build(uintptr_t entry, r2g_frame_Index_build *frame) {
	uint64_t handle = take(frame->args.a0);
	value = 0;
	refused = (failure){0};
	for (uint64_t i = 0; i < 3; i++) {
		AWAIT(IndexBuildLoad_call, r2g__IndexBuildLoad__call, handle, i);
	}
	r2g_answer_Index_build *a = answer(&frame->ask, 0, refused.kind ? &refused : 0);
	a->value = value;
}

static void finish(uintptr_t entry, r2g_frame_Index_finish *frame) {
	uint64_t handle = take(frame->args.a0);
	CALL(IndexFinishDone_call, r2g__IndexFinishDone__call, handle);
}

// In the order of the methods' names.
static const void *const methods[] = {build, drive, each, finish, pairs};

static uintptr_t check(const r2g_served *table) {
	return table->count == sizeof(methods) / sizeof(*methods) ? 0 : (abort(), 0);
}

static r2g_rust rust = {.abi = 1};
static r2g_served table = {.abi = 1, .count = 5, .rust = &rust};

// As the macro does it.
__attribute__((constructor)) static void serve(void) {
	rust.invoke = (uintptr_t)invoke;
	rust.retain = (uintptr_t)retain;
	rust.release = (uintptr_t)release;
	table.check = (uintptr_t)check;
	table.calls = (uintptr_t)methods;
	g2r_serve__Index(&table);
}
