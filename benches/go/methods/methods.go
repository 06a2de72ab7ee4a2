// Package methods implements the contracts of which one has a method and the other a hundred.
package methods

import (
	"context"

	api "rust2go.dev/benches/api/methods"
)

func init() {
	api.RegisterOne(methods{})
	api.RegisterHundred(methods{})
	api.RegisterRingOne(methods{})
	api.RegisterRingHundred(methods{})
}

type methods struct{}

func (methods) M00(_ context.Context, n uint64) uint64 { return n + 0 }
func (methods) M01(_ context.Context, n uint64) uint64 { return n + 1 }
func (methods) M02(_ context.Context, n uint64) uint64 { return n + 2 }
func (methods) M03(_ context.Context, n uint64) uint64 { return n + 3 }
func (methods) M04(_ context.Context, n uint64) uint64 { return n + 4 }
func (methods) M05(_ context.Context, n uint64) uint64 { return n + 5 }
func (methods) M06(_ context.Context, n uint64) uint64 { return n + 6 }
func (methods) M07(_ context.Context, n uint64) uint64 { return n + 7 }
func (methods) M08(_ context.Context, n uint64) uint64 { return n + 8 }
func (methods) M09(_ context.Context, n uint64) uint64 { return n + 9 }
func (methods) M10(_ context.Context, n uint64) uint64 { return n + 10 }
func (methods) M11(_ context.Context, n uint64) uint64 { return n + 11 }
func (methods) M12(_ context.Context, n uint64) uint64 { return n + 12 }
func (methods) M13(_ context.Context, n uint64) uint64 { return n + 13 }
func (methods) M14(_ context.Context, n uint64) uint64 { return n + 14 }
func (methods) M15(_ context.Context, n uint64) uint64 { return n + 15 }
func (methods) M16(_ context.Context, n uint64) uint64 { return n + 16 }
func (methods) M17(_ context.Context, n uint64) uint64 { return n + 17 }
func (methods) M18(_ context.Context, n uint64) uint64 { return n + 18 }
func (methods) M19(_ context.Context, n uint64) uint64 { return n + 19 }
func (methods) M20(_ context.Context, n uint64) uint64 { return n + 20 }
func (methods) M21(_ context.Context, n uint64) uint64 { return n + 21 }
func (methods) M22(_ context.Context, n uint64) uint64 { return n + 22 }
func (methods) M23(_ context.Context, n uint64) uint64 { return n + 23 }
func (methods) M24(_ context.Context, n uint64) uint64 { return n + 24 }
func (methods) M25(_ context.Context, n uint64) uint64 { return n + 25 }
func (methods) M26(_ context.Context, n uint64) uint64 { return n + 26 }
func (methods) M27(_ context.Context, n uint64) uint64 { return n + 27 }
func (methods) M28(_ context.Context, n uint64) uint64 { return n + 28 }
func (methods) M29(_ context.Context, n uint64) uint64 { return n + 29 }
func (methods) M30(_ context.Context, n uint64) uint64 { return n + 30 }
func (methods) M31(_ context.Context, n uint64) uint64 { return n + 31 }
func (methods) M32(_ context.Context, n uint64) uint64 { return n + 32 }
func (methods) M33(_ context.Context, n uint64) uint64 { return n + 33 }
func (methods) M34(_ context.Context, n uint64) uint64 { return n + 34 }
func (methods) M35(_ context.Context, n uint64) uint64 { return n + 35 }
func (methods) M36(_ context.Context, n uint64) uint64 { return n + 36 }
func (methods) M37(_ context.Context, n uint64) uint64 { return n + 37 }
func (methods) M38(_ context.Context, n uint64) uint64 { return n + 38 }
func (methods) M39(_ context.Context, n uint64) uint64 { return n + 39 }
func (methods) M40(_ context.Context, n uint64) uint64 { return n + 40 }
func (methods) M41(_ context.Context, n uint64) uint64 { return n + 41 }
func (methods) M42(_ context.Context, n uint64) uint64 { return n + 42 }
func (methods) M43(_ context.Context, n uint64) uint64 { return n + 43 }
func (methods) M44(_ context.Context, n uint64) uint64 { return n + 44 }
func (methods) M45(_ context.Context, n uint64) uint64 { return n + 45 }
func (methods) M46(_ context.Context, n uint64) uint64 { return n + 46 }
func (methods) M47(_ context.Context, n uint64) uint64 { return n + 47 }
func (methods) M48(_ context.Context, n uint64) uint64 { return n + 48 }
func (methods) M49(_ context.Context, n uint64) uint64 { return n + 49 }
func (methods) M50(_ context.Context, n uint64) uint64 { return n + 50 }
func (methods) M51(_ context.Context, n uint64) uint64 { return n + 51 }
func (methods) M52(_ context.Context, n uint64) uint64 { return n + 52 }
func (methods) M53(_ context.Context, n uint64) uint64 { return n + 53 }
func (methods) M54(_ context.Context, n uint64) uint64 { return n + 54 }
func (methods) M55(_ context.Context, n uint64) uint64 { return n + 55 }
func (methods) M56(_ context.Context, n uint64) uint64 { return n + 56 }
func (methods) M57(_ context.Context, n uint64) uint64 { return n + 57 }
func (methods) M58(_ context.Context, n uint64) uint64 { return n + 58 }
func (methods) M59(_ context.Context, n uint64) uint64 { return n + 59 }
func (methods) M60(_ context.Context, n uint64) uint64 { return n + 60 }
func (methods) M61(_ context.Context, n uint64) uint64 { return n + 61 }
func (methods) M62(_ context.Context, n uint64) uint64 { return n + 62 }
func (methods) M63(_ context.Context, n uint64) uint64 { return n + 63 }
func (methods) M64(_ context.Context, n uint64) uint64 { return n + 64 }
func (methods) M65(_ context.Context, n uint64) uint64 { return n + 65 }
func (methods) M66(_ context.Context, n uint64) uint64 { return n + 66 }
func (methods) M67(_ context.Context, n uint64) uint64 { return n + 67 }
func (methods) M68(_ context.Context, n uint64) uint64 { return n + 68 }
func (methods) M69(_ context.Context, n uint64) uint64 { return n + 69 }
func (methods) M70(_ context.Context, n uint64) uint64 { return n + 70 }
func (methods) M71(_ context.Context, n uint64) uint64 { return n + 71 }
func (methods) M72(_ context.Context, n uint64) uint64 { return n + 72 }
func (methods) M73(_ context.Context, n uint64) uint64 { return n + 73 }
func (methods) M74(_ context.Context, n uint64) uint64 { return n + 74 }
func (methods) M75(_ context.Context, n uint64) uint64 { return n + 75 }
func (methods) M76(_ context.Context, n uint64) uint64 { return n + 76 }
func (methods) M77(_ context.Context, n uint64) uint64 { return n + 77 }
func (methods) M78(_ context.Context, n uint64) uint64 { return n + 78 }
func (methods) M79(_ context.Context, n uint64) uint64 { return n + 79 }
func (methods) M80(_ context.Context, n uint64) uint64 { return n + 80 }
func (methods) M81(_ context.Context, n uint64) uint64 { return n + 81 }
func (methods) M82(_ context.Context, n uint64) uint64 { return n + 82 }
func (methods) M83(_ context.Context, n uint64) uint64 { return n + 83 }
func (methods) M84(_ context.Context, n uint64) uint64 { return n + 84 }
func (methods) M85(_ context.Context, n uint64) uint64 { return n + 85 }
func (methods) M86(_ context.Context, n uint64) uint64 { return n + 86 }
func (methods) M87(_ context.Context, n uint64) uint64 { return n + 87 }
func (methods) M88(_ context.Context, n uint64) uint64 { return n + 88 }
func (methods) M89(_ context.Context, n uint64) uint64 { return n + 89 }
func (methods) M90(_ context.Context, n uint64) uint64 { return n + 90 }
func (methods) M91(_ context.Context, n uint64) uint64 { return n + 91 }
func (methods) M92(_ context.Context, n uint64) uint64 { return n + 92 }
func (methods) M93(_ context.Context, n uint64) uint64 { return n + 93 }
func (methods) M94(_ context.Context, n uint64) uint64 { return n + 94 }
func (methods) M95(_ context.Context, n uint64) uint64 { return n + 95 }
func (methods) M96(_ context.Context, n uint64) uint64 { return n + 96 }
func (methods) M97(_ context.Context, n uint64) uint64 { return n + 97 }
func (methods) M98(_ context.Context, n uint64) uint64 { return n + 98 }
func (methods) M99(_ context.Context, n uint64) uint64 { return n + 99 }
