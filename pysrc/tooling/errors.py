"""The one error that the tooling raises for faults it foresees."""


class ToolingError(Exception):
    """Something a person has to put right; its text says what, in full sentences."""
