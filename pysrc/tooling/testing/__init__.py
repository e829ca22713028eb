"""Groups of tests that need a machinery of their own."""
