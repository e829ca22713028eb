"""The guide to the settings of AI providers."""
