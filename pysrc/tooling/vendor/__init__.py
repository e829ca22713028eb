"""Outside parts: what they are (vendor.toml), where they come from, and the cache that keeps them."""
