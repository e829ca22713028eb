"""What all pages of the interface share."""
