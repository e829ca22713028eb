"""Labels, and the values beside them."""
