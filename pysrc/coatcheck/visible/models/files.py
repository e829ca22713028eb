"""The names of the models' files, which the build makes; see vendor.toml for where from."""

from __future__ import annotations

FOLDER = "data"
"""Beside ``coatcheck.visible``'s modules."""
FACES = "centerface.onnx"
TEXT = "text_detection.onnx"
READING = "text_recognition.onnx"
