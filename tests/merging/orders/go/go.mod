module example.com/orders

go 1.21

require example.com/catalog v0.0.0

replace example.com/catalog => ../../catalog/go
