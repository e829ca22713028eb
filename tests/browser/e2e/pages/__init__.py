"""What is done on pages of the extension."""
