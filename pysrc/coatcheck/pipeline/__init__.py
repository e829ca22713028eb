"""The way of a file through the engine: recognise, inspect, clean, prove."""
