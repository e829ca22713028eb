"""Exif (CIPA DC-008): fields, values and positions."""
