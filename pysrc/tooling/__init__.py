"""The build: everything that turns this repository into an extension and proves that it works."""
