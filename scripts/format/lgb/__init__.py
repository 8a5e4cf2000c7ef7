"""A reader of Legible files, written from docs/FORMAT.md alone to check the one in Java; it shares no code with it.

It is strict: damage that a decoder bridges with a warning is an error here.
"""
