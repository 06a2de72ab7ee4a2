package watch

import (
	"context"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"rust2go.dev/examples/events/api"
)

func init() { api.RegisterLogger(&theSink) }

// logger is what this package logs with. Any package of the module, and libraries that take a *slog.Logger, could do so.
var logger = slog.New(handler{sink: &theSink})

// theSink implements api.Logger.
var theSink sink

// sink is where records go.
type sink struct{ target atomic.Pointer[target] }

type target struct {
	least slog.Level
	log   func(api.LogRecord)
}

// LogTo replaces the closure. The one before is not closed here, since a goroutine may be about to call it: the collector sees to it.
func (s *sink) LogTo(least api.Level, log func(api.LogRecord)) {
	s.target.Store(&target{levels[least], log})
}

func (s *sink) LogOff() { s.target.Store(nil) }

// levels are those of slog.
var levels = [...]slog.Level{
	api.LevelDebug: slog.LevelDebug,
	api.LevelInfo:  slog.LevelInfo,
	api.LevelWarn:  slog.LevelWarn,
	api.LevelError: slog.LevelError,
}

func level(l slog.Level) api.Level {
	switch {
	case l < slog.LevelInfo:
		return api.LevelDebug
	case l < slog.LevelWarn:
		return api.LevelInfo
	case l < slog.LevelError:
		return api.LevelWarn
	default:
		return api.LevelError
	}
}

// handler is a slog.Handler that gives records to Rust.
type handler struct {
	sink       *sink
	attributes []api.Attribute // of all records
	prefix     string          // the groups that are open, each with a point behind it
}

// Enabled saves the work for records that Rust does not want.
func (h handler) Enabled(_ context.Context, l slog.Level) bool {
	to := h.sink.target.Load()
	return to != nil && l >= to.least
}

func (h handler) Handle(_ context.Context, r slog.Record) error {
	to := h.sink.target.Load()
	if to == nil {
		return nil
	}
	record := api.LogRecord{Level: level(r.Level), Message: text(r.Message), Attributes: h.clip()}
	if !r.Time.IsZero() {
		record.At = &r.Time
	}
	r.Attrs(func(a slog.Attr) bool {
		record.Attributes = add(record.Attributes, h.prefix, a)
		return true
	})
	to.log(record)
	return nil
}

func (h handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	h.attributes = h.clip()
	for _, a := range attrs {
		h.attributes = add(h.attributes, h.prefix, a)
	}
	return h
}

func (h handler) WithGroup(name string) slog.Handler {
	if name != "" {
		h.prefix += name + "."
	}
	return h
}

// clip returns the attributes, so that whoever appends to them gets a slice of its own.
func (h handler) clip() []api.Attribute { return h.attributes[:len(h.attributes):len(h.attributes)] }

// add appends an attribute, or those of a group. One that is empty is none.
func add(to []api.Attribute, prefix string, a slog.Attr) []api.Attribute {
	a.Value = a.Value.Resolve()
	if a.Equal(slog.Attr{}) {
		return to
	}
	if a.Value.Kind() != slog.KindGroup {
		return append(to, api.Attribute{Name: text(prefix + a.Key), Value: value(a.Value)})
	}
	if a.Key != "" {
		prefix += a.Key + "."
	}
	for _, inner := range a.Value.Group() {
		to = add(to, prefix, inner)
	}
	return to
}

func value(v slog.Value) api.Value {
	switch v.Kind() {
	case slog.KindInt64:
		return api.ValueInt{V0: v.Int64()}
	case slog.KindUint64:
		return api.ValueUint{V0: v.Uint64()}
	case slog.KindFloat64:
		return api.ValueFloat{V0: v.Float64()}
	case slog.KindBool:
		return api.ValueBool{V0: v.Bool()}
	case slog.KindDuration:
		// Rust's are not negative.
		if v.Duration() >= 0 {
			return api.ValueSpan{V0: v.Duration()}
		}
	case slog.KindTime:
		return api.ValueText{V0: v.Time().Format(time.RFC3339Nano)}
	}
	return api.ValueText{V0: text(v.String())}
}

// text makes a text valid in Rust: names of files are any bytes. A log record should never be what fails.
func text(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
