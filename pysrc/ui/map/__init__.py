"""The map of the world on which a place is shown."""
