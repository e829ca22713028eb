"""Pictures and profiles in the streams of a PDF."""
