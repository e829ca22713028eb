"""BMP, from OS/2 1.x to BITMAPV5HEADER."""
