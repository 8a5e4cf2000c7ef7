"""The text detector: character regions and the affinities between them, CRAFT's way (Baek et al., arXiv 1904.01941)."""
