"""GIF (GIF89a specification)."""
