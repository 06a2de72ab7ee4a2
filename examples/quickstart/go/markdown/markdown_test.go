package markdown

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"rust2go.dev/examples/quickstart/api"
)

// The handlers are ordinary Go and are tested as such, without Rust.

var plain = renderer{plain: goldmark.New(), raw: goldmark.New()}

func TestRender(t *testing.T) {
	html, err := plain.Render(context.Background(), &api.Document{Source: "# Hello"})
	if err != nil || html != "<h1>Hello</h1>\n" {
		t.Errorf("got %q, %v", html, err)
	}
}

func TestRenderTooLarge(t *testing.T) {
	_, err := plain.Render(context.Background(), &api.Document{Source: strings.Repeat(" ", limit+1)})
	var large api.RenderErrorTooLarge
	if !errors.As(err, &large) || large.Size != limit+1 || large.Limit != limit {
		t.Errorf("got %v", err)
	}
}

func TestRenderCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := plain.Render(ctx, &api.Document{Source: "x"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
