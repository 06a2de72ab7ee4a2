package stdvalues

import (
	"encoding/json"
	"math/big"
	"net/netip"
	"net/url"
	"reflect"
	"testing"
	"time"

	"example.com/app/rust2go"
)

func made() Made {
	at := time.Unix(5, 6).UTC()
	site := &url.URL{Scheme: "https", Host: "example.com", Path: "/a"}
	decimal, _ := rust2go.ParseDecimal("-1.50")
	date := rust2go.DateOf(at)
	return Made{
		At:       at,
		Signed:   new(big.Int).Lsh(big.NewInt(-1), 127),
		Unsigned: new(big.Int).Lsh(big.NewInt(1), 127),
		IP:       netip.MustParseAddr("1.2.3.4"),
		Four:     netip.MustParseAddr("5.6.7.8"),
		Six:      netip.MustParseAddr("::1"),
		Socket:   netip.MustParseAddrPort("[fe80::1%2]:80"),
		URL:      site,
		JSON:     map[string]any{"a": []any{json.Number("1"), true, nil, "x"}},
		Times:    []time.Time{at, at.Add(1)},
		Maybe:    &at,
		Numbers:  [2]*big.Int{big.NewInt(1), big.NewInt(-2)},
		Hosts:    map[netip.Addr]*url.URL{netip.MustParseAddr("::2"): site},
		Sockets:  rust2go.SetOf(netip.MustParseAddrPort("1.1.1.1:1")),
		ByID:     map[rust2go.UUID]any{{1}: "text"},
		Outcome:  rust2go.Result[time.Time, string]{OK: &at},
		Native: Native{
			Duration: time.Second, Date: date, Path: "/p\xff", Os: "os", Count: 1, ID: rust2go.UUID{2}, Price: decimal,
			Durations: []time.Duration{1, 2}, Paths: []string{"a", "b"}, Maybe: &date, Bytes: []byte{1},
		},
	}
}

func TestRoundTrip(t *testing.T) {
	v := made()
	var w wireMade
	if e := (&rust2go.Encoder{}); !toMade(e, &w, &v) {
		t.Fatal(rust2go.Unsendable(e))
	}
	b := rust2go.NewBlock(&rust2go.Head{}, &rust2go.Small{})
	var back Made
	fromMade(&b, &back, &w)
	if b.Err() != nil || !reflect.DeepEqual(v, back) {
		t.Errorf("%+v\n became %+v: %v", v, back, b.Err())
	}
	w.URL = "http://[bad"
	fromMade(&b, &back, &w)
	if b.Err() == nil {
		t.Error("that is a URL?")
	}
}

func TestRefused(t *testing.T) {
	cases := []struct {
		change func(*Made)
		path   string
	}{
		{func(m *Made) { m.Signed = nil }, ".Signed"},
		{func(m *Made) { m.Unsigned = big.NewInt(-1) }, ".Unsigned"},
		{func(m *Made) { m.Numbers[1] = nil }, ".Numbers[1]"},
		{func(m *Made) { m.URL = nil }, ".URL"},
		{func(m *Made) { m.Four = m.Six }, ".Four"},
		{func(m *Made) { m.Hosts = map[netip.Addr]*url.URL{m.IP: nil} }, ".Hosts[1.2.3.4]"},
		{func(m *Made) { m.JSON = []any{func() {}} }, ".JSON[0]"},
	}
	for _, c := range cases {
		v := made()
		c.change(&v)
		e := &rust2go.Encoder{}
		var w wireMade
		if toMade(e, &w, &v) {
			t.Errorf("%s: no failure", c.path)
		}
		if f := rust2go.Unsendable(e); f.Stack != c.path {
			t.Errorf("%q at %q, not at %q", f.Message, f.Stack, c.path)
		}
	}
}
