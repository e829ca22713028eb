"""JPEG (ITU-T T.81) with its application segments, gain maps and multi-picture files."""
