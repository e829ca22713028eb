"""Reading a PDF: objects, where they are, and the data of their streams."""
