"""A report as text, as sentences and as plain data."""
