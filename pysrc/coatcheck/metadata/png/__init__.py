"""What chunks of a PNG tell: texts, time, position."""
