"""What the pages of a PDF draw, as far as it takes to say what nobody sees of it."""
