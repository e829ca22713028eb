"""The editor in which parts of a picture are hidden."""
