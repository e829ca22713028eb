"""Icons and cursors: a directory of BMP and PNG pictures."""
