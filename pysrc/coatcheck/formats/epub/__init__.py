"""EPUB 2 and 3: books, whose author and title are content."""
