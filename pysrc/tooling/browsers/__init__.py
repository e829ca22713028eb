"""Finding, fetching and starting browsers."""
