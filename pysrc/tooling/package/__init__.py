"""The unpacked extension: its manifest, its notices, and the folder all files are put into."""
