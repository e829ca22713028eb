"""Codes and languages, written by the build: do not edit."""

from __future__ import annotations

LANGUAGES = [
    ("en", "English"),
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ja", "日本語"),
    ("pt", "Português"),
    ("zh_CN", "简体中文"),
]
"""Each with what it calls itself."""

CHOICES = ("copyright", "date", "credentials", "comments", "notes", "macros", "comment-authors")
"""What a person may have stay in a cleaned copy."""
