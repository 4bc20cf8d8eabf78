"""The geometry of a map, without a drawing library: shapes from globe to pixels, hatching, places for words."""
