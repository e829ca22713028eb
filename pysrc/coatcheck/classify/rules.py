"""The words of the classification: rules, their labels, and how a table of them is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coatcheck.model import Category


@dataclass(frozen=True, slots=True)
class Rule:
    """What an entry is: its category, the label a person reads, its weight in the category."""

    category: Category
    label: str
    weight: int = 50


WHERE = "Where it was taken"
PARTLY = "Where it was taken, in part"
DESTINATION = "Where the camera was heading for"
AREA = "Name of the area"
HEIGHT = "How high it was taken"
POSITION_DETAILS = "Details of the position"
EMPTY_POSITION = "Fields for a position, without one"
PLACE = "Place names"
DIRECTION = "How the camera moved and looked"
TAKEN = "When it was taken"
CHANGED = "When it was changed"
MADE = "When the file was made"
ZONE = "Time zone"
FRACTION = "Fraction of the second"
CAMERA = "Camera or phone"
LENS = "Lens"
CAMERA_SERIAL = "Serial number of the camera"
LENS_SERIAL = "Serial number of the lens"
COMPUTER = "Name of the computer or phone it was saved on"
MODEL = "Model of the device it was saved on"
FIRMWARE = "Firmware of the camera"
PRINTER = "Printer and computer it was printed from"
ACCOUNT = "Id that stands for a person or an account"
PICTURE_ID = "Unique number of the picture"
MAKER_NOTES = "The maker's private notes"
OWNER = "Owner's name"
AUTHOR = "Photographer or author"
SHOWN = "People named in the picture"
WRITER = "Who wrote the description"
ABOUT_PERSON = "Details of a person"
FACES = "Faces marked in the picture"
CONTACT = "Contact details"
RIGHTS = "Copyright notice"
MARKED = "Marked as copyrighted"
TERMS = "Terms of use"
CREDIT = "Credit and source"
DESCRIPTION = "Description"
COMMENT = "Comment"
TEXT = "Text"
JOB = "Job"
DOCUMENT = "Name of the document"
KEYWORDS = "Keywords"
MACHINE = "Words that a camera or program wrote"
RATING = "Rating"
PROMPT = "The prompt it was made from"
WORKFLOW = "The workflow it was made from"
SOFTWARE = "Made or edited with"
THUMBNAIL = "A small copy of the picture (thumbnail)"
SECOND = "A further picture"
CREDENTIALS = "Content credentials"
EDITS = "Edit history"
PLATFORM = "Id that Facebook or Instagram wrote"
IDS = "Ids that link it to other files"
FILE_NAMES = "Names of files it came from"
SETTINGS = "Camera settings"
DEVELOPMENT = "How the photo was developed"
SCREEN = "Screen or device its colours were made for"
PROFILE_RIGHTS = "Copyright of the colour profile"
PROFILE_DATE = "When its colour profile was made"
PROFILE_MAKER = "What made the colour profile"
KIND = "How it was made"
BELONGS = "It says that a video or a further picture belongs to it"
NO_DATE = "A date that cannot be right"
ODD = "Values that cannot be right"
UNKNOWN = "Data that Coatcheck does not know"
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
