"""The words of the classification: rules, their labels, and how a table of them is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cloakroom.model import Category


@dataclass(frozen=True, slots=True)
class Rule:
    """What an entry is: its category, the label a person reads, its weight in the category."""

    category: Category
    label: str
    weight: int = 50


WHERE = "Where it was taken"
PLACE = "Place names"
DIRECTION = "How the camera moved and looked"
TAKEN = "When it was taken"
CHANGED = "When it was changed"
CAMERA = "Camera or phone"
LENS = "Lens"
CAMERA_SERIAL = "Serial number of the camera"
LENS_SERIAL = "Serial number of the lens"
PICTURE_ID = "Unique number of the picture"
MAKER_NOTES = "The maker's private notes"
OWNER = "Owner's name"
AUTHOR = "Photographer or author"
SHOWN = "People named in the picture"
FACES = "Faces marked in the picture"
CONTACT = "Contact details"
RIGHTS = "Copyright notice"
MARKED = "Marked as copyrighted"
TERMS = "Terms of use"
CREDIT = "Credit and source"
DESCRIPTION = "Description"
KEYWORDS = "Keywords"
RATING = "Rating"
PROMPT = "The prompt it was made from"
WORKFLOW = "The workflow it was made from"
SOFTWARE = "Made or edited with"
THUMBNAIL = "A small copy of the picture (thumbnail)"
SECOND = "A further picture"
CREDENTIALS = "Content credentials"
EDITS = "Edit history"
IDS = "Ids that link it to other files"
FILE_NAMES = "Names of files it came from"
SETTINGS = "Camera settings"
DEVELOPMENT = "How the photo was developed"
SCREEN = "Screen or device its colours were made for"
KIND = "How it was made"
BELONGS = "It says that a video or a further picture belongs to it"
UNKNOWN = "Data that Cloakroom does not know"
TECHNICAL = "Technical details"

UNKNOWN_RULE = Rule(Category.UNKNOWN, UNKNOWN, 50)

Key = tuple[str, str]
"""Group and name; the group or the name may be ``*`` for any."""
Table = Mapping[Key, Rule]
Patterns = tuple[tuple[re.Pattern[str], Rule], ...]
"""In order: an expression that is searched in ``group:name``, and the rule where it is found."""


def table(*rows: tuple[Rule, str]) -> Table:
    """Turn rules with their entries, written ``group:name group:name``, into a table."""
    result: dict[Key, Rule] = {}
    for rule, entries in rows:
        for entry in entries.split():
            group, _, name = entry.partition(":")
            assert (group, name) not in result, entry
            result[group, name] = rule
    return result


def patterns(*rows: tuple[str, Rule]) -> Patterns:
    """Compile the expressions of a list of patterns."""
    return tuple((re.compile(expression), rule) for expression, rule in rows)
