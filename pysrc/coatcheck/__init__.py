"""Coatcheck's engine: what a file gives away, and how to make a copy that does not.

``inspect``, ``clean``, ``clean_file`` and ``redact`` take a path, bytes or a binary file. None of
them reaches a network. Every failure to understand a file is an ``EngineError``.

Example:
    >>> import coatcheck
    >>> report = coatcheck.inspect("photo.jpg")  # doctest: +SKIP
    >>> copy = coatcheck.clean_file("photo.jpg", "clean.jpg")  # doctest: +SKIP

"""

from coatcheck.api import CleanCopy, CleanedFile, Report, clean, clean_file, inspect, redact
from coatcheck.errors import (
    Animated,
    DamagedFile,
    EngineError,
    InvalidEdit,
    LimitExceeded,
    ResidueFound,
    TooLarge,
    UnknownType,
    UnsupportedFormat,
)
from coatcheck.files import File, UnsuitableFile
from coatcheck.labels import Label
from coatcheck.model import (
    Category,
    Cleaned,
    Content,
    Finding,
    Inside,
    Kept,
    Nested,
    Origin,
    Plan,
    Segment,
    Standard,
)
from coatcheck.phrases import Measure, Moment, Word
from coatcheck.policy import Choice, Policy
from coatcheck.source import BytesSource, FileSource, Source, apply
from coatcheck.terms import Term, Unit

__version__ = "0.1.0"

__all__ = [
    "Animated",
    "BytesSource",
    "Category",
    "Choice",
    "CleanCopy",
    "Cleaned",
    "CleanedFile",
    "Content",
    "DamagedFile",
    "EngineError",
    "File",
    "FileSource",
    "Finding",
    "Inside",
    "InvalidEdit",
    "Kept",
    "Label",
    "LimitExceeded",
    "Measure",
    "Moment",
    "Nested",
    "Origin",
    "Plan",
    "Policy",
    "Report",
    "ResidueFound",
    "Segment",
    "Source",
    "Standard",
    "Term",
    "TooLarge",
    "Unit",
    "UnknownType",
    "UnsuitableFile",
    "UnsupportedFormat",
    "Word",
    "apply",
    "clean",
    "clean_file",
    "inspect",
    "redact",
]
