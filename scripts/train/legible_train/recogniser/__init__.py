"""The word recogniser ``legible-reader-1``: rendered words, network, training, evaluation, export."""
