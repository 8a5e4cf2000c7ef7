"""What the reader says when it cannot go on."""


class LgbError(Exception):
    """A file or a bundle is not as docs/FORMAT.md wants it; the text is the end of a sentence that begins with its name."""
