"""What runs in the engine's worker: Pyodide, the engine and Pillow as wheels, and the snapshot."""
