// Plays Rust, as far as round_trip_test.go needs it: what the header says is all there is to know.

#include "streams.h"

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

static const r2g_FeedError_Unknown payload = {{"abc", 3}};
static const failure unknown = {.kind = TYPED, .payload = &payload};
static const failure released = {.kind = RELEASED};

// Rust's streams, by the low bits of their handles: ten items each.
enum { CHUNKS, INPUT, NUMBERS, SCAN, WATCH, SUMS, ROWS, STREAMS, TABLE };
static const uint64_t stream = (uint64_t)1 << 63 | (uint64_t)1 << 32;
static int64_t holds[TABLE + 1];
static uint64_t given[STREAMS];

static uint64_t opened(int which) {
	given[which] = 0;
	return stream + which;
}

static uintptr_t retain(uint64_t handle) {
	__atomic_add_fetch(&holds[handle - stream], 1, __ATOMIC_SEQ_CST);
	return 1;
}

static void release(uint64_t handle) {
	if (__atomic_sub_fetch(&holds[handle - stream], 1, __ATOMIC_SEQ_CST) < 0) {
		abort();
	}
}

static void invoke(uintptr_t number, void *frame) {
	static const r2g_list chunks[10] = {{"abc", 3, 3}, {"de", 2, 2}};
	static const r2g_Tick ticks[10] = {{{"a", 1}, 1}, {{"bb", 2}, 2}, {{"ccc", 3}, 3}};
	static const r2g_Change_Added added = {{"new", 3}};
	static const r2g_enum changes[10] = {{0, &added}, {1, 0}};
	static const uint64_t numbers[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
	r2g_ask *ask = frame;
	int which = (int)(ask->object - stream);
	if (which == TABLE) {
		r2g_answer_Table_rows *a = answer(ask, 0, 0);
		a->value = opened(ROWS);
		return;
	}
	if (__atomic_load_n(&holds[which], __ATOMIC_SEQ_CST) == 0) {
		answer(ask, 0, &released);
		return;
	}
	uint64_t max = ((r2g_frame_DepotScanStream_next *)frame)->args.a0;
	uint64_t at = given[which], n = 10 - at < max ? 10 - at : max;
	if (which == WATCH && n > 2) {
		n = 2; // and the error when asked again
	}
	if (which == WATCH && at == 2) {
		answer(ask, 3, &unknown);
		return;
	}
	given[which] += n;
	const void *items = 0;
	switch (which) {
	case CHUNKS:
		items = chunks + at;
		break;
	case INPUT:
	case SCAN:
		items = ticks + at;
		break;
	case WATCH:
		items = changes + at;
		break;
	default:
		items = numbers + at;
	}
	r2g_answer_DepotScanStream_next *a = answer(ask, 128, 0);
	a->value = (r2g_list){n ? items : 0, n, n};
}

// What Rust asks of Go.

static failure refused;
static r2g_list items;
static uint64_t value;
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

DONE(Feed_ticks, value = f->value)
DONE(Feed_count, value = f->value)
DONE(Feed_convert, value = f->value)
DONE(Feed_tally, )
DONE(Feed_keep, value = f->value.len)
DONE(Feed_upload, value = f->value)

// The sum of the items: the length of what they say, or the number that they are.
static void sum(r2g_list list, int numbers, uintptr_t size) {
	items = list;
	for (uintptr_t i = 0; i < list.len; i++) {
		const char *item = (const char *)list.ptr + i * size;
		value += numbers ? *(const uint64_t *)item : ((const r2g_string *)item)->len;
	}
}

static void changed(r2g_list list) {
	items = list;
	for (uintptr_t i = 0; i < list.len; i++) {
		const r2g_enum *change = (const r2g_enum *)list.ptr + i;
		value += change->tag ? 100 : ((const r2g_Change_Added *)change->payload)->f_0.len;
	}
}

DONE(FeedTicksStream_next, sum(f->value, 0, sizeof(r2g_Tick)))
DONE(FeedCountStream_next, sum(f->value, 1, 8))
DONE(FeedConvertStream_next, changed(f->value))
DONE(DepotLoadTicks_next, sum(f->value, 0, sizeof(r2g_Tick)))
DONE(DepotSumsNumbers_next, sum(f->value, 1, 8))

#define CALL(name, ...)                                                                                   \
	r2g_frame_##name call = {.head = {.done = (uintptr_t)done_##name, .bytes = 64}, .args = {__VA_ARGS__}}; \
	refused = (failure){0};                                                                               \
	r2g__##name(&call)

// Asks the stream of Go's that handle names for items, once.
#define NEXT(name, symbol, ...)                                                                          \
	do {                                                                                                 \
		r2g_frame_##name *f = calloc(1, sizeof *f);                                                      \
		*f = (r2g_frame_##name){.slot = {.head = {.done = (uintptr_t)done_##name, .bytes = 64}}, .args = {__VA_ARGS__}}; \
		items = (r2g_list){0};                                                                           \
		refused = (failure){0};                                                                          \
		ended = 0;                                                                                       \
		symbol(f);                                                                                       \
		while (!__atomic_load_n(&ended, __ATOMIC_ACQUIRE)) {                                             \
		}                                                                                                \
		free(f);                                                                                         \
	} while (0)

// Asks for items until there are no more.
#define DRAW(name, handle, max)                            \
	do {                                                   \
		NEXT(name##_next, r2g__##name##__next, handle, max); \
	} while (items.len)

#define r2g__Feed_ticks r2g__Feed__ticks
#define r2g__Feed_count r2g__Feed__count
#define r2g__Feed_convert r2g__Feed__convert
#define r2g__Feed_keep r2g__Feed__keep
#define r2g__Feed_tally r2g__Feed__tally

static uint64_t got; // the last of Go's streams

static void drive(uintptr_t entry, r2g_frame_Depot_drive *frame) {
	r2g_string what = frame->args.a0;
	refused = (failure){0};
	value = 0;
	if (is(what, "got")) {
		value = got;
	} else if (is(what, "holds")) {
		for (int i = 0; i <= TABLE; i++) {
			value += (uint64_t)__atomic_load_n(&holds[i], __ATOMIC_SEQ_CST);
		}
	} else if (is(what, "ticks")) {
		CALL(Feed_ticks, text("symbol"), 7);
		got = value, value = 0;
		DRAW(FeedTicksStream, got, 2);
	} else if (is(what, "count")) {
		CALL(Feed_count, 1, 5000);
		got = value, value = 0;
		DRAW(FeedCountStream, got, 600);
	} else if (is(what, "some")) {
		CALL(Feed_count, 1, UINT64_MAX);
		got = value, value = 0;
		NEXT(FeedCountStream_next, r2g__FeedCountStream__next, got, 1);
	} else if (is(what, "more")) {
		NEXT(FeedCountStream_next, r2g__FeedCountStream__next, got, 1);
	} else if (is(what, "convert")) {
		CALL(Feed_convert, opened(INPUT), {text("by"), 0.5});
		got = value, value = 0;
		DRAW(FeedConvertStream, got, 3);
	} else if (is(what, "unasked")) {
		CALL(Feed_convert, opened(INPUT), {text("by"), 0.5});
		got = value;
	} else if (is(what, "tally")) {
		static const r2g_string names[] = {{"one", 3}, {"three", 5}};
		CALL(Feed_tally, {names, 2, 2}, opened(NUMBERS));
		value = call.value; // points at nothing, so that it is in the frame when the call returns
	} else if (is(what, "keep")) {
		CALL(Feed_keep, opened(NUMBERS));
	} else if (is(what, "upload")) {
		NEXT(Feed_upload, r2g__Feed__upload, text("file"), opened(CHUNKS));
	}
	if (refused.kind) {
		answer(&frame->ask, 0, &refused);
	}
	frame->value = value;
}

// What Go asks of Rust.

static void scan(uintptr_t entry, r2g_frame_Depot_scan *frame) {
	r2g_answer_Depot_scan *a = answer(&frame->ask, 0, 0);
	a->value = opened(SCAN);
}

static void watch(uintptr_t entry, r2g_frame_Depot_watch *frame) {
	int fails = is(frame->args.a0, "fails");
	r2g_answer_Depot_watch *a = answer(&frame->ask, 3, fails ? &unknown : 0);
	a->value = fails ? 0 : opened(WATCH);
}

static void load(uintptr_t entry, r2g_frame_Depot_load *frame) {
	got = frame->args.a1;
	value = 0;
	DRAW(DepotLoadTicks, got, 2);
	r2g_answer_Depot_load *a = answer(&frame->ask, 0, refused.kind ? &refused : 0);
	a->value = value;
}

static void sums(uintptr_t entry, r2g_frame_Depot_sums *frame) {
	got = frame->args.a0;
	value = 0;
	DRAW(DepotSumsNumbers, got, 2);
	r2g_answer_Depot_sums *a = answer(&frame->ask, 3, refused.kind == TYPED ? &unknown : refused.kind ? &refused : 0);
	a->value = opened(SUMS);
}

static void rows(uintptr_t entry, r2g_frame_Depot_table *frame) {
	r2g_answer_Depot_table *a = answer(&frame->ask, 0, 0);
	a->value = stream + TABLE;
}

// In the order of the methods' names.
static const void *const methods[] = {drive, load, scan, sums, rows, watch};

static uintptr_t check(const r2g_served *table) {
	return table->count == sizeof(methods) / sizeof(*methods) ? 0 : (abort(), 0);
}

static r2g_rust rust = {.abi = 1};
static r2g_served table = {.abi = 1, .count = 6, .rust = &rust};

// As the macro does it.
__attribute__((constructor)) static void serve(void) {
	rust.invoke = (uintptr_t)invoke;
	rust.retain = (uintptr_t)retain;
	rust.release = (uintptr_t)release;
	table.check = (uintptr_t)check;
	table.calls = (uintptr_t)methods;
	g2r_serve__Depot(&table);
}
