// Package randomgenerics gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomgenerics

import (
	"context"
	"math/big"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_generics/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomGenerics(echo{})
	random.Variants[api.Either[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]](api.EitherNeither[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]{}, api.EitherLeft[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]{}, api.EitherRight[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]{})
	random.Variants[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]](api.EitherNeither[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]{}, api.EitherLeft[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]{}, api.EitherRight[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]{})
	random.Variants[api.Either[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]]](api.EitherNeither[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]]{}, api.EitherLeft[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]]{}, api.EitherRight[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]]{})
	random.Variants[api.Either[uint32, *big.Int]](api.EitherNeither[uint32, *big.Int]{}, api.EitherLeft[uint32, *big.Int]{}, api.EitherRight[uint32, *big.Int]{})
	random.Variants[api.Tree[**string]](api.TreeLeaf[**string]{}, api.TreeNode[**string]{}, api.TreeFork[**string]{})
	random.Variants[api.Tree[*[]byte]](api.TreeLeaf[*[]byte]{}, api.TreeNode[*[]byte]{}, api.TreeFork[*[]byte]{})
	random.Variants[api.Tree[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]]](api.TreeLeaf[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]]{}, api.TreeNode[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]]{}, api.TreeFork[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]]{})
	random.Variants[api.Tree[api.Index[string, api.Index[uint, float64]]]](api.TreeLeaf[api.Index[string, api.Index[uint, float64]]]{}, api.TreeNode[api.Index[string, api.Index[uint, float64]]]{}, api.TreeFork[api.Index[string, api.Index[uint, float64]]]{})
	random.Variants[api.Tree[api.Listed[[]*big.Int]]](api.TreeLeaf[api.Listed[[]*big.Int]]{}, api.TreeNode[api.Listed[[]*big.Int]]{}, api.TreeFork[api.Listed[[]*big.Int]]{})
	random.Variants[api.Tree[api.Listed[string]]](api.TreeLeaf[api.Listed[string]]{}, api.TreeNode[api.Listed[string]]{}, api.TreeFork[api.Listed[string]]{})
	random.Variants[api.Tree[api.Page[api.Listed[rune]]]](api.TreeLeaf[api.Page[api.Listed[rune]]]{}, api.TreeNode[api.Page[api.Listed[rune]]]{}, api.TreeFork[api.Page[api.Listed[rune]]]{})
	random.Variants[api.Tree[api.Tree[**string]]](api.TreeLeaf[api.Tree[**string]]{}, api.TreeNode[api.Tree[**string]]{}, api.TreeFork[api.Tree[**string]]{})
}

var twin api.TwinGenericsImpl

type echo struct{}

func (echo) T01(step uint64, v api.Buffer7) api.Buffer7 {
	return random.Echo(step, v, func(v api.Buffer7) api.Buffer7 {
		return random.Must(twin.T01(&v))
	})
}

func (echo) T02(step uint64, v api.Tree[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]]) (api.Tree[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]], error) {
	return random.Echo(step, v, func(v api.Tree[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]]) api.Tree[api.Either[api.Tree[*[]byte], rust2go.Tuple2[[]byte, int16]]] {
		return twin.T02(context.Background(), v)
	}), nil
}

func (echo) T03(_ context.Context, step uint64, v *api.Page[api.Index[uint64, map[int]api.Page[time.Duration]]]) api.Page[api.Index[uint64, map[int]api.Page[time.Duration]]] {
	return random.Echo(step, *v, func(v api.Page[api.Index[uint64, map[int]api.Page[time.Duration]]]) api.Page[api.Index[uint64, map[int]api.Page[time.Duration]]] {
		return random.Must(twin.T03(v))
	})
}

func (echo) T04(step uint64, v api.Buffer6) (api.Buffer6, error) {
	return random.Echo(step, v, func(v api.Buffer6) api.Buffer6 {
		return twin.T04(context.Background(), &v)
	}), nil
}

func (echo) T05(_ context.Context, step uint64, v api.Page[api.Tree[api.Page[api.Listed[rune]]]]) api.Page[api.Tree[api.Page[api.Listed[rune]]]] {
	return random.Echo(step, v, func(v api.Page[api.Tree[api.Page[api.Listed[rune]]]]) api.Page[api.Tree[api.Page[api.Listed[rune]]]] {
		return random.Must(twin.T05(&v))
	}, random.Chars)
}

func (echo) T06(_ context.Context, step uint64, v api.Tree[api.Tree[**string]]) (api.Tree[api.Tree[**string]], error) {
	return random.Echo(step, v, func(v api.Tree[api.Tree[**string]]) api.Tree[api.Tree[**string]] {
		return twin.T06(context.Background(), v)
	}), nil
}

func (echo) T07(step uint64, v *api.GridI32_1_2) (api.GridI32_1_2, error) {
	return random.Echo(step, *v, twin.T07), nil
}

func (echo) T08(_ context.Context, step uint64, v *api.Index[rust2go.Tuple2[uint, netip.Addr], api.Page[api.Index[string, rune]]]) api.Index[rust2go.Tuple2[uint, netip.Addr], api.Page[api.Index[string, rune]]] {
	return random.Echo(step, *v, func(v api.Index[rust2go.Tuple2[uint, netip.Addr], api.Page[api.Index[string, rune]]]) api.Index[rust2go.Tuple2[uint, netip.Addr], api.Page[api.Index[string, rune]]] {
		return random.Must(twin.T08(context.Background(), &v))
	}, random.Chars)
}

func (echo) T09(step uint64, v *api.GridI8_2_2) (api.GridI8_2_2, error) {
	return random.Echo(step, *v, func(v api.GridI8_2_2) api.GridI8_2_2 {
		return twin.T09(&v)
	}), nil
}

func (echo) T10(step uint64, v *api.Page[*api.Tree[api.Listed[string]]]) (api.Page[*api.Tree[api.Listed[string]]], error) {
	return random.Echo(step, *v, func(v api.Page[*api.Tree[api.Listed[string]]]) api.Page[*api.Tree[api.Listed[string]]] {
		return twin.T10(context.Background(), v)
	}), nil
}

func (echo) T11(step uint64, v api.Either[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]]) api.Either[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]] {
	return random.Echo(step, v, func(v api.Either[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]]) api.Either[api.Tree[api.Index[string, api.Index[uint, float64]]], api.Index[string, uint32]] {
		return random.Must(twin.T11(v))
	})
}

func (echo) T12(_ context.Context, step uint64, v *api.Index[uint64, rust2go.Tuple3[[][]string, *int64, api.Index[uint32, int]]]) api.Index[uint64, rust2go.Tuple3[[][]string, *int64, api.Index[uint32, int]]] {
	return random.Echo(step, *v, func(v api.Index[uint64, rust2go.Tuple3[[][]string, *int64, api.Index[uint32, int]]]) api.Index[uint64, rust2go.Tuple3[[][]string, *int64, api.Index[uint32, int]]] {
		return random.Must(twin.T12(context.Background(), &v))
	})
}

func (echo) T13(step uint64, v api.Page[api.Either[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]]) api.Page[api.Either[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]] {
	return random.Echo(step, v, func(v api.Page[api.Either[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]]) api.Page[api.Either[api.Listed[api.Page[uint64]], api.Either[uint32, *big.Int]]] {
		return random.Must(twin.T13(&v))
	})
}

func (echo) T14(_ context.Context, step uint64, v api.GridI64_1_2) api.GridI64_1_2 {
	return random.Echo(step, v, func(v api.GridI64_1_2) api.GridI64_1_2 {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(_ context.Context, step uint64, v *api.GridI64_3_2) api.GridI64_3_2 {
	return random.Echo(step, *v, func(v api.GridI64_3_2) api.GridI64_3_2 {
		return random.Must(twin.T15(v))
	})
}

func (echo) T16(step uint64, v api.Listed[api.Tree[api.Listed[[]*big.Int]]]) (api.Listed[api.Tree[api.Listed[[]*big.Int]]], error) {
	return random.Echo(step, v, func(v api.Listed[api.Tree[api.Listed[[]*big.Int]]]) api.Listed[api.Tree[api.Listed[[]*big.Int]]] {
		return twin.T16(context.Background(), v)
	}), nil
}
