"""The one error that the tooling raises for trouble it foresees."""


class ToolingError(Exception):
    """Something a person has to put right; its text says what, in full sentences."""
