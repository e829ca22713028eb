"""TIFF 6.0 and BigTIFF: read as a tree of image file directories, written anew."""
