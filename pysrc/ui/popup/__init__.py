"""The popup of the toolbar."""
