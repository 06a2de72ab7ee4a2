package watch

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"sync"

	"rust2go.dev/examples/events/api"
	"rust2go.dev/examples/events/rust2go"
)

// Digest reads files as they come, one for each processor at a time, and yields their checksums as they are ready. As nothing is stored on
// the way, nobody reads faster than Rust takes checksums, and Rust is not asked for files faster than they are read.
func (w *watcher) Digest(ctx context.Context, files func(yield func(string, error) bool)) func(yield func(api.Digest, error) bool) {
	return func(yield func(api.Digest, error) bool) {
		// yield may say that it has been enough.
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()

		paths, digests := make(chan string), make(chan api.Digest)
		var failed error // to be read once digests is closed
		go func() {
			defer close(paths)
			files(func(path string, err error) bool {
				if err != nil {
					failed = err
					return false
				}
				return send(ctx, paths, path)
			})
		}()

		var readers sync.WaitGroup
		for i := 0; i < runtime.GOMAXPROCS(0); i++ {
			readers.Add(1)
			go func() {
				defer readers.Done()
				for path := range paths {
					w.digests.Add(1)
					if !send(ctx, digests, digest(path)) {
						return
					}
				}
			}()
		}
		go func() {
			readers.Wait()
			close(digests)
		}()

		count := 0
		for d := range digests {
			if !yield(d, nil) {
				return
			}
			count++
		}
		logger.Debug("no more files", "digests", count)
		if failed != nil {
			yield(api.Digest{}, failed)
		}
	}
}

// send sends, unless ctx ends first.
func send[T any](ctx context.Context, to chan<- T, item T) bool {
	select {
	case to <- item:
		return true
	case <-ctx.Done():
		return false
	}
}

// digest reads a file.
func digest(path string) api.Digest {
	sum, err := checksum(path)
	if err == nil {
		return api.Digest{Path: path, Outcome: rust2go.Result[api.Checksum, api.NoChecksum]{OK: &sum}}
	}
	var none api.NoChecksum
	if !errors.As(err, &none) {
		none = api.NoChecksumUnreadable{V0: strings.ToValidUTF8(err.Error(), "\uFFFD")}
	}
	return api.Digest{Path: path, Outcome: rust2go.Result[api.Checksum, api.NoChecksum]{Err: &none}}
}

func checksum(path string) (sum api.Checksum, err error) {
	// Before it is opened, which may wait: a pipe does, for a writer.
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return sum, api.NoChecksumGone{}
	case err != nil:
		return sum, err
	case !info.Mode().IsRegular():
		return sum, api.NoChecksumNotAFile{}
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return sum, api.NoChecksumGone{}
	}
	if err != nil {
		return sum, err
	}
	defer file.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, file)
	if err != nil {
		return sum, err
	}
	sum.Size = uint64(size)
	hash.Sum(sum.Sha256[:0])
	return sum, nil
}
