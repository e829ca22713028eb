"""The record of what was held."""
