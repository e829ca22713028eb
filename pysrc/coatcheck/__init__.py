"""Coatcheck's engine: what a picture gives away, and how to make a copy that does not.

``inspect`` reports, ``clean`` plans and proves a cleaned copy, ``apply`` makes it. All three read
through a ``Source``; none opens a file, writes one or reaches a network.
"""

from coatcheck.errors import (
    DamagedFile,
    EngineError,
    LimitExceeded,
    NotAPicture,
    ResidueFound,
    UnsupportedFormat,
)
from coatcheck.model import Category, Cleaned, Content, Finding, Kept, Plan, Report, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, FileSource, Source, apply

__version__ = "0.1.0"

__all__ = [
    "BytesSource",
    "Category",
    "Cleaned",
    "Content",
    "DamagedFile",
    "EngineError",
    "FileSource",
    "Finding",
    "Kept",
    "LimitExceeded",
    "NotAPicture",
    "Plan",
    "Report",
    "ResidueFound",
    "Segment",
    "Source",
    "UnsupportedFormat",
    "apply",
    "clean",
    "inspect",
]
