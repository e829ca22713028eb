"""MP4, QuickTime, M4A and 3GP: videos and sounds in boxes, cleaned where they stand."""
