"""THE decision: what stays in a cleaned picture. Nothing else in the engine decides this.

The rule is an allowlist: only content that a decoder needs in order to show the same picture stays.
Everything that no line here names, unknown content above all, goes. Of what goes, the orientation
comes back, reduced to itself, and what a person has chosen to keep, reduced to that (``remnants``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

from coatcheck.labels import Label
from coatcheck.model import Category, Content, Finding, Origin, Standard


class Decision(Enum):
    """What becomes of a segment."""

    KEEP = auto()
    DROP = auto()
    REDUCE = auto()
    """Only the part of it that affects how the picture looks stays."""


class Choice(StrEnum):
    """What a person may keep or let go; each choice leaves only that."""

    ORIENTATION = "orientation"
    COLOR_PROFILE = "color-profile"
    COPYRIGHT = "copyright"
    """The notice of copyright in Exif and XMP, and in a text chunk of that name."""
    DATE = "date"
    """The moment of capture, in the same places."""
    CREDENTIALS = "credentials"
    """Content credentials as they are. They name the file as it was, so they no longer match it."""
    COMMENTS = "comments"
    """Comments in documents, by neutral names."""
    NOTES = "notes"
    """What is written for the speaker of a presentation."""
    MACROS = "macros"
    """Programs in documents, which cannot be looked into."""
    COMMENT_AUTHORS = "comment-authors"
    """Who wrote comments and changes in documents, and when."""


FOR_LOOKS = frozenset({Choice.ORIENTATION, Choice.COLOR_PROFILE})
"""What it takes to look the same. The extension always keeps it; the rest is a person's choice."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What stays of that which may be chosen; by default what it takes to look the same."""

    keep: frozenset[Choice] = FOR_LOOKS | {Choice.COMMENTS, Choice.NOTES, Choice.MACROS}

    def decide(self, content: Content) -> Decision:
        """Return what becomes of a segment with this content."""
        if content is Content.C2PA and Choice.CREDENTIALS in self.keep:
            return Decision.KEEP
        if content is Content.ICC and Choice.COLOR_PROFILE not in self.keep:
            return Decision.DROP
        if content in _CHOSEN:
            return Decision.KEEP if _CHOSEN[content] in self.keep else Decision.DROP
        return _DECISIONS.get(content, Decision.DROP)

    def allows(self, finding: Finding) -> bool:
        """Whether a finding may be in a cleaned file: it was chosen, or nothing can remove it."""
        if finding.category is Category.TECHNICAL:
            return True
        if replace(finding, inside=()) == HIDDEN_PROMPT:
            return True  # Wherever it lies: in a picture inside this one, perhaps.
        if Choice.DATE in self.keep and finding.category is Category.DATE:
            return True
        if Choice.COPYRIGHT in self.keep and finding.label is Label.COPYRIGHT:
            return True
        if finding.label in TOLD:
            choice = TOLD[finding.label]
            return choice is None or choice in self.keep
        standards = {origin.standard for origin in finding.origins}
        return Choice.CREDENTIALS in self.keep and standards == {Standard.C2PA}


DEFAULT = Policy()

_CHOSEN = {
    Content.REVIEW: Choice.COMMENTS,
    Content.NOTES: Choice.NOTES,
    Content.SCRIPT: Choice.MACROS,
    Content.AUTHORSHIP: Choice.COMMENT_AUTHORS,
}
"""Content of documents on which a person decides."""
TOLD: Mapping[Label, Choice | None] = {
    Label.COMMENTS: Choice.COMMENTS,
    Label.SPEAKER_NOTES: Choice.NOTES,
    Label.MACROS: Choice.MACROS,
    Label.COMMENT_AUTHOR: Choice.COMMENT_AUTHORS,
    Label.REVIEW_DATES: Choice.COMMENT_AUTHORS,
    Label.TRACKED_CHANGES: None,
    Label.HIDDEN_SHEETS: None,
    Label.HIDDEN_SLIDES: None,
    Label.HIDDEN_ROWS: None,
    Label.HIDDEN_WORDS: None,
    Label.CROPPED_PICTURES: None,
    Label.EMBEDDED_FILES: None,
    Label.EMBEDDED_OBJECTS: None,
    Label.LINKED_FILES: None,
    Label.PATHS_IN_TEXT: None,
    Label.DATA_CONNECTIONS: None,
    Label.CACHED_DATA: None,
    Label.COVERED_TEXT: None,
    Label.CROPPED_TEXT: None,
    Label.INVISIBLE_TEXT: None,
    Label.HIDDEN_LAYERS: None,
}
"""What is told of documents though it stays: content that may be private, and is nobody's to take
unasked. Some of it goes if a person says so."""

_DECISIONS = {
    Content.STRUCTURE: Decision.KEEP,
    Content.ESSENCE: Decision.KEEP,
    Content.COLOR: Decision.KEEP,
    Content.ANIMATION: Decision.KEEP,
    Content.ICC: Decision.REDUCE,
    Content.EMBEDDED: Decision.REDUCE,
    Content.GAIN_MAP: Decision.KEEP,
    Content.UNSEEN: Decision.KEEP,
}

HIDDEN_PROMPT = Finding(
    Category.AI_PROMPT, Label.PROMPT_IN_PIXELS, origins=(Origin(Standard.PIXELS),), weight=55
)
"""The one telling thing that a cleaned picture may hold unasked: its pixels are never changed."""
