"""PNG and APNG (W3C PNG Specification, Third Edition)."""
