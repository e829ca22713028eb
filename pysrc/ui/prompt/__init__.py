"""The prompt that asks what is to become of held files."""
