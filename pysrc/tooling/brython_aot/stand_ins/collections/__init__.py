"""Only the package that holds `collections.abc`; pages use the built-in containers."""
