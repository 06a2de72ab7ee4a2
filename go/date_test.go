package rust2go

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

func TestDateText(t *testing.T) {
	for text, d := range map[string]Date{
		"2024-02-29":       {2024, 2, 29},
		"0000-01-01":       {0, 1, 1},
		"0001-12-31":       {1, 12, 31},
		"-0044-03-15":      {-44, 3, 15},
		"+12345-06-07":     {12345, 6, 7},
		"-262143-01-01":    {-262143, 1, 1},
		"+999999999-12-31": {999999999, 12, 31},
	} {
		got, err := ParseDate(text)
		if err != nil || got != d || d.String() != text || !d.IsValid() {
			t.Errorf("%s is %+v, %v; back it is %s", text, got, err, d)
		}
	}
	for _, text := range []string{
		"", "2024", "2024-2-9", "24-02-29", "2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-01-32", "2024/01/01",
		"2024-01-01T00:00:00Z", "+2024-+1-01", "2024-01--1", "--2024-01-01", "+-024-01-01", "9999999999-01-01", " 2024-01-01",
	} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%q is read as %s", text, d)
		} else if err.Error() != "rust2go: "+Quoted(text)+" is no date: a day of the calendar is needed, as in 2024-02-29" {
			t.Error(err)
		}
	}
}

func TestDateAndTime(t *testing.T) {
	east := time.FixedZone("", 7*3600)
	late := time.Date(2024, 2, 28, 20, 0, 0, 0, time.UTC)
	if d := DateOf(late.In(east)); d != (Date{2024, 2, 29}) {
		t.Errorf("in the east it is %s", d)
	}
	if at := (Date{2024, 2, 29}).In(east); !at.Equal(time.Date(2024, 2, 28, 17, 0, 0, 0, time.UTC)) {
		t.Errorf("the day begins at %s", at)
	}
	check(t, func(seconds int32) bool {
		d := DateOf(time.Unix(int64(seconds)*10, 0).UTC())
		parsed, err := ParseDate(d.String())
		return err == nil && parsed == d && DateOf(d.In(east)) == d && d.IsValid()
	})
	for _, d := range []Date{{}, {2024, 2, 30}, {2024, 13, 1}, {2024, 1, 0}, {2024, -1, 5}, {math.MaxInt, 1, 1}} {
		if d.IsValid() {
			t.Errorf("%s is a day", d)
		}
	}
}

func TestDateJSON(t *testing.T) {
	text, err := json.Marshal(map[Date]Date{{2024, 2, 29}: {2025, 3, 1}})
	if err != nil || string(text) != `{"2024-02-29":"2025-03-01"}` {
		t.Errorf("%s, %v", text, err)
	}
	if _, err := json.Marshal(Date{}); err == nil {
		t.Error("the zero Date is written")
	}
	d := Date{2024, 2, 29}
	if err := json.Unmarshal([]byte(`"2023-02-29"`), &d); err == nil || d.Day != 29 {
		t.Errorf("%s, %v", d, err)
	}
	if err := json.Unmarshal([]byte(`"2023-02-28"`), &d); err != nil || d.Day != 28 {
		t.Errorf("%s, %v", d, err)
	}
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"2024-02-29", "-0044-03-15", "+12345-06-07", "2023-02-29", "-0000-01-01"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		if err != nil {
			return
		}
		if again, err := ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("%q became %s, then %s, %v", text, d, again, err)
		}
	})
}
