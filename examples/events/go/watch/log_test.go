package watch

import (
	"log/slog"
	"strings"
	"testing"
	"testing/slogtest"
	"time"

	"rust2go.dev/examples/events/api"
)

// TestHandler has the standard library look for what a handler has to do.
func TestHandler(t *testing.T) {
	var s sink
	var results []map[string]any
	s.LogTo(api.LevelDebug, func(record api.LogRecord) { results = append(results, nested(record)) })
	if err := slogtest.TestHandler(handler{sink: &s}, func() []map[string]any { return results }); err != nil {
		t.Error(err)
	}
}

// nested makes groups of names.
func nested(record api.LogRecord) map[string]any {
	all := map[string]any{slog.LevelKey: record.Level, slog.MessageKey: record.Message}
	if record.At != nil {
		all[slog.TimeKey] = *record.At
	}
	for _, a := range record.Attributes {
		in, path := all, strings.Split(a.Name, ".")
		for _, group := range path[:len(path)-1] {
			if in[group] == nil {
				in[group] = map[string]any{}
			}
			in = in[group].(map[string]any)
		}
		text, _ := a.Value.(api.ValueText)
		in[path[len(path)-1]] = text.V0
	}
	return all
}

func TestLevels(t *testing.T) {
	var s sink
	log := slog.New(handler{sink: &s})
	log.Error("nobody listens")
	var got []api.Level
	s.LogTo(api.LevelInfo, func(record api.LogRecord) { got = append(got, record.Level) })
	for _, l := range []slog.Level{slog.LevelDebug, slog.LevelInfo, slog.LevelInfo + 1, slog.LevelWarn, slog.LevelError, slog.LevelError + 4} {
		log.Log(within(t), l, "x")
	}
	s.LogOff()
	log.Error("nobody listens any more")
	want := []api.Level{api.LevelInfo, api.LevelInfo, api.LevelWarn, api.LevelError, api.LevelError}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %v, not %v", i, got[i], want[i])
		}
	}
}

func TestValues(t *testing.T) {
	var s sink
	var got []api.Attribute
	s.LogTo(api.LevelDebug, func(record api.LogRecord) { got = record.Attributes })
	at := time.Date(2024, 2, 29, 12, 30, 0, 5, time.UTC)
	slog.New(handler{sink: &s}).With("of", "all").WithGroup("g").Info("x",
		"int", -1, "uint", uint(1), "float", 0.5, "bool", true, "span", time.Second, "back", -time.Second, "at", at, "bytes", "a\xff",
		"any", []int{1})
	want := []api.Attribute{
		{Name: "of", Value: api.ValueText{V0: "all"}},
		{Name: "g.int", Value: api.ValueInt{V0: -1}},
		{Name: "g.uint", Value: api.ValueUint{V0: 1}},
		{Name: "g.float", Value: api.ValueFloat{V0: 0.5}},
		{Name: "g.bool", Value: api.ValueBool{V0: true}},
		{Name: "g.span", Value: api.ValueSpan{V0: time.Second}},
		{Name: "g.back", Value: api.ValueText{V0: "-1s"}},
		{Name: "g.at", Value: api.ValueText{V0: "2024-02-29T12:30:00.000000005Z"}},
		{Name: "g.bytes", Value: api.ValueText{V0: "a\uFFFD"}},
		{Name: "g.any", Value: api.ValueText{V0: "[1]"}},
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %+v, not %+v", got[i], want[i])
		}
	}
}
