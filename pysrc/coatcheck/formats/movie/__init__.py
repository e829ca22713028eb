"""MP4, QuickTime and their kin: videos and sounds in boxes, cleaned where they stand."""
