"""Small modules that take the place of large ones from the standard library in pages.

Brython's own `typing`, `dataclasses`, `enum` and `functools` pull in most of its library, and some
make functions from text, which pages cannot. These offer the part that the pages use.
"""
