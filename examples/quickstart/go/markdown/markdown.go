// Package markdown implements the contract of the quickstart with goldmark: ordinary Go, registered in init.
package markdown

import (
	"context"
	"runtime/debug"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"rust2go.dev/examples/quickstart/api"
)

// limit is how many bytes a document may have.
const limit = 8 << 20

const library = "github.com/yuin/goldmark"

func init() {
	api.RegisterMarkdown(renderer{
		plain: goldmark.New(goldmark.WithExtensions(extension.GFM)),
		raw:   goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe())),
	})
}

// renderer implements api.Markdown. Its methods run on many goroutines at once, which goldmark allows.
type renderer struct {
	plain goldmark.Markdown // leaves raw HTML out
	raw   goldmark.Markdown // lets raw HTML through
}

func (r renderer) Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return library
	}
	for _, dep := range info.Deps {
		if dep.Path == library {
			return dep.Path + " " + dep.Version
		}
	}
	return library
}

func (r renderer) Render(ctx context.Context, doc *api.Document) (string, error) {
	if len(doc.Source) > limit {
		return "", api.RenderErrorTooLarge{Size: uint64(len(doc.Source)), Limit: limit}
	}
	markdown := r.plain
	if doc.AllowHTML {
		markdown = r.raw
	}
	source := []byte(doc.Source)
	tree := markdown.Parser().Parse(text.NewReader(source))
	// Nobody may be waiting any more: the Rust future was dropped, or its deadline has passed.
	if err := ctx.Err(); err != nil {
		return "", err
	}
	var out strings.Builder
	if err := markdown.Renderer().Render(&out, source, tree); err != nil {
		return "", err
	}
	return out.String(), nil
}
