"""Outside parts: what they are (vendor.toml), where they come from, where they are kept."""
