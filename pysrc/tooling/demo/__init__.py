"""The demo: a local chat page, sample photos beside it, and the guard in place."""
