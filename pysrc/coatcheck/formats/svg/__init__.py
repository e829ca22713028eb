"""SVG (W3C SVG 2), also compressed with gzip."""
