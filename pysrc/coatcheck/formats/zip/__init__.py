"""What all formats share that are a ZIP archive of parts."""
