package rust2go_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"sort"
	"time"

	"rust2go.dev/rust2go"
)

func ExampleSet() {
	tags := rust2go.SetOf("new", "sale")
	tags.Add("blue")
	tags.Delete("new")
	names := tags.Slice()
	sort.Strings(names)
	fmt.Println(names, tags.Has("sale"), tags.Has("new"))
	// Output: [blue sale] true false
}

func ExampleResult() {
	answers := []rust2go.Result[int, string]{{OK: new(int)}, {}}
	*answers[0].OK = 42
	reason := "no such question"
	answers[1].Err = &reason
	for _, answer := range answers {
		if answer.Err != nil {
			fmt.Println("error:", *answer.Err)
			continue
		}
		fmt.Println(*answer.OK)
	}
	// Output:
	// 42
	// error: no such question
}

func ExampleParseUUID() {
	id, err := rust2go.ParseUUID("{2F1C5A5E-8C4B-4C7B-9D3E-0A1B2C3D4E5F}")
	fmt.Println(id, err)
	// Output: 2f1c5a5e-8c4b-4c7b-9d3e-0a1b2c3d4e5f <nil>
}

func ExampleParseDecimal() {
	price, err := rust2go.ParseDecimal("19.90")
	if err != nil {
		fmt.Println(err)
		return
	}
	text, _ := json.Marshal(price)
	fmt.Println(price, price.Float64(), string(text))
	// Output: 19.90 19.9 "19.90"
}

func ExampleNewDecimal() {
	price, _ := rust2go.NewDecimal(big.NewInt(1990), 2)
	cents, scale := price.Parts()
	twice, _ := rust2go.NewDecimal(cents.Mul(cents, big.NewInt(2)), scale)
	fmt.Println(price, twice)
	// Output: 19.90 39.80
}

func ExampleDate_In() {
	day := rust2go.Date{Year: 2024, Month: time.February, Day: 29}
	next := rust2go.DateOf(day.In(time.UTC).AddDate(0, 0, 1))
	fmt.Println(day, next, day.In(time.UTC).Weekday())
	// Output: 2024-02-29 2024-03-01 Thursday
}
