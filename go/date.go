package rust2go

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day of the calendar without a time or a zone: Rust's chrono::NaiveDate, time::Date and jiff::civil::Date. Years
// are those of ISO 8601, in which the year 0 comes before the year 1. The zero Date is no day; Rust refuses it.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day of t in the location of t.
func DateOf(t time.Time) Date {
	var d Date
	d.Year, d.Month, d.Day = t.Date()
	return d
}

// ParseDate reads a date in the form of String: 2024-02-29.
func ParseDate(s string) (Date, error) {
	year, sign := s, 1
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		year = s[1:]
		if s[0] == '-' {
			sign = -1
		}
	}
	n := len(year) - len("-02-29")
	if n < 4 || n > 9 || year[n] != '-' || year[n+3] != '-' {
		return Date{}, badDate(s)
	}
	var numbers [3]int
	for i, digits := range [3]string{year[:n], year[n+1 : n+3], year[n+4:]} {
		number, err := strconv.ParseUint(digits, 10, 31)
		if err != nil {
			return Date{}, badDate(s)
		}
		numbers[i] = int(number)
	}
	d := Date{sign * numbers[0], time.Month(numbers[1]), numbers[2]}
	if !d.IsValid() {
		return Date{}, badDate(s)
	}
	return d, nil
}

func badDate(s string) error {
	return fmt.Errorf("rust2go: %s is no date: a day of the calendar is needed, as in 2024-02-29", Quoted(s))
}

// IsValid reports whether there is such a day.
func (d Date) IsValid() bool { return DateOf(d.In(time.UTC)) == d }

// In returns the midnight at which d begins in loc.
func (d Date) In(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// String returns d as in ISO 8601: 2024-02-29. Years after 9999 have a sign, as those before 0 have.
func (d Date) String() string {
	switch {
	case d.Year < 0:
		return fmt.Sprintf("%05d-%02d-%02d", d.Year, int(d.Month), d.Day)
	case d.Year > 9999:
		return fmt.Sprintf("+%d-%02d-%02d", d.Year, int(d.Month), d.Day)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
	}
}

// MarshalText implements encoding.TextMarshaler, by which encoding/json writes it as well: the text is that of String. A Date
// that is no day is an error.
func (d Date) MarshalText() ([]byte, error) {
	if !d.IsValid() {
		return nil, badDate(d.String())
	}
	return []byte(d.String()), nil
}

// UnmarshalText implements encoding.TextUnmarshaler. It reads what ParseDate reads.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}
