"""The command `coatcheck`."""
