"""The page that opens after installing."""
