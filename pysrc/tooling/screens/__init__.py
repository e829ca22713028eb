"""Pictures of the prompt and the editor, to look at and for the README."""
