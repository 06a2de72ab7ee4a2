package rust2go

// Set is a Rust HashSet or BTreeSet. It is a map without values, so len, range, delete, clear and the functions of package maps
// work on it; an element is visited in no particular order. As with every map, the nil Set can be read, but not added to.
type Set[T comparable] map[T]struct{}

// SetOf returns a Set of the values.
func SetOf[T comparable](values ...T) Set[T] {
	s := make(Set[T], len(values))
	s.Add(values...)
	return s
}

// Add puts the values into s.
func (s Set[T]) Add(values ...T) {
	for _, v := range values {
		s[v] = struct{}{}
	}
}

// Has reports whether v is in s.
func (s Set[T]) Has(v T) bool {
	_, ok := s[v]
	return ok
}

// Delete takes v out of s, if it is there.
func (s Set[T]) Delete(v T) { delete(s, v) }

// Len returns the number of elements.
func (s Set[T]) Len() int { return len(s) }

// Slice returns the elements, in no particular order.
func (s Set[T]) Slice() []T {
	out := make([]T, 0, len(s))
	for v := range s {
		out = append(out, v)
	}
	return out
}
