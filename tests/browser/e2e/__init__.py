"""End-to-end tests: the built extension in a real browser, on pages that record what they get."""
