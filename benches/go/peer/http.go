package main

import (
	"encoding/json"
	"net"
	"net/http"
)

// serveHTTP is net/http as it comes, with JSON.
func serveHTTP(l net.Listener) error {
	mux := http.NewServeMux()
	mux.Handle("/noop", handler(noop))
	mux.Handle("/sleep10ms", handler(sleep10ms))
	mux.Handle("/cpu50us", handler(cpu50us))
	mux.Handle("/echo_big", handler(echoBig))
	return http.Serve(l, mux)
}

func handler[R any](handle func(message) R) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var m message
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		// An error says that the client is gone.
		_ = json.NewEncoder(w).Encode(handle(m))
	}
}
