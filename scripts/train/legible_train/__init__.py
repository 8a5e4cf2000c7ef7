"""Training of Legible's learned image codecs."""
