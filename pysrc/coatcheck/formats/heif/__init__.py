"""HEIF and AVIF (ISO/IEC 23008-12): items, image sequences, and the copy without what tells."""
