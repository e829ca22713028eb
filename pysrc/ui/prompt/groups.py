"""The kinds of things that a picture can give away, in the order in which they matter.

The order and the names are those of the engine's categories, with one more, ``beside``, for what
texts beside a picture tell; that the gate finds. Every text is the name of a message, written out
in full, so that a search for a message finds its use.
"""

from __future__ import annotations

GRAVE = "grave"
PLAIN = "plain"
SLIGHT = "slight"

LISTED = "listed"
"""The sentence of the group is its values, which speak for themselves."""
LABELLED = "labelled"
"""The sentence of the group is its values, each with its label."""
QUOTED = "quoted"
"""The sentence of the group is the words that somebody wrote."""
UNSAID = "unsaid"
"""Values would say nothing to a person; the sentence says what it means."""


class Group:
    """How one category is told."""

    def __init__(
        self,
        category: str,
        tone: str,
        icon: str,
        title: str,
        bare: str,
        *,
        first: str,
        first_value: str = "",
        first_values: str = "",
        first_faint: str = "",
        values: str = UNSAID,
        most: int = 2,
        strong: int = 50,
        bare_after_first: bool = False,
        otherwise: dict[str, str] | None = None,
        other_title: str = "",
        other_codes: tuple[str, ...] = (),
    ) -> None:
        self.category = category
        self.tone = tone
        self.icon = icon
        self.title = title
        self.bare = bare
        """The sentence of the group where there is no value to name."""
        self.first = first
        """As the first line of the prompt."""
        self.first_value = first_value
        """As the first line, with the most telling value."""
        self.first_values = first_values
        """As the first line, with several values of the same kind."""
        self.first_faint = first_faint or first
        """As the first line, where no finding is strong."""
        self.values = values
        self.most = most
        """How many values the sentence names."""
        self.strong = strong
        """The least weight of a finding that bears out what the first line claims."""
        self.bare_after_first = bare_after_first
        """Whether what follows from the first line says more than further values do."""
        self.otherwise = otherwise or {}
        """First lines for findings, by their codes, that do not bear out the group's own; those
        that end in ``_value`` name the value."""
        self.other_title = other_title
        """The title where all findings have one of ``other_codes``, which do not bear it out."""
        self.other_codes = other_codes


_OF_A_PLACE = "location_first_place_value"
_OF_PEOPLE = "people_first_faint"
_OF_A_DATE = "date_first_other_value"
_OF_TEXTS = "caption_first_faint"

GROUPS = (
    Group(
        "location", GRAVE, "pin", "location_title", "location_bare",
        first="location_first", first_value="location_first_value",
        first_faint="location_first_faint", values=LABELLED, bare_after_first=True,
        otherwise={
            "position_in_part": "location_first_part_value",
            "destination": _OF_A_PLACE,
            "place_names": _OF_A_PLACE,
            "area": _OF_A_PLACE,
            "map_coordinates": "location_first_map",
        },
        other_title="location_title_place",
        other_codes=(
            "destination", "place_names", "area",
        ),
    ),
    Group(
        "people", GRAVE, "people", "people_title", "people_bare",
        first="people_first", first_value="people_first_value",
        first_values="people_first_values", first_faint="people_first_faint", values=LABELLED,
        otherwise={
            "copyright": _OF_PEOPLE,
            "profile_copyright": _OF_PEOPLE,
            "contact": _OF_PEOPLE,
            "credit": _OF_PEOPLE,
            "person_details": _OF_PEOPLE,
            "terms": _OF_PEOPLE,
            "copyright_mark": _OF_PEOPLE,
        },
    ),
    Group(
        "hidden_picture", GRAVE, "pictures", "hidden_picture_title", "hidden_picture_bare",
        first="hidden_picture_first", first_faint="hidden_picture_first_faint",
    ),
    Group(
        "video", GRAVE, "film", "video_title", "video_bare",
        first="video_first", first_faint="video_first_faint",
    ),
    Group(
        "device_id", GRAVE, "fingerprint", "device_id_title", "device_id_bare",
        first="device_id_first", first_faint="device_id_first_faint", values=LABELLED, strong=80,
    ),
    Group(
        "beside", GRAVE, "file", "beside_title", "beside_bare",
        first="beside_first", values=LISTED, most=1,
    ),
    Group(
        "date", PLAIN, "clock", "date_title", "date_bare",
        first="date_first", first_value="date_first_value",
        first_faint="date_first_faint", values=LISTED, most=1,
        otherwise={
            "changed": "date_first_changed_value",
            "published": _OF_A_DATE,
            "signed_at": _OF_A_DATE,
        },
        other_title="date_title_other",
        other_codes=(
            "changed", "published", "signed_at", "time_zone",
            "subseconds", "profile_date",
            "impossible_date",
        ),
    ),
    Group(
        "device", PLAIN, "camera", "device_title", "device_bare",
        first="device_first", first_value="device_first_value",
        first_faint="device_first_faint", values=LISTED,
    ),
    Group(
        "caption", PLAIN, "words", "caption_title", "caption_bare",
        first="caption_first", first_value="caption_first_value",
        first_faint="caption_first_faint", values=QUOTED, most=1,
        otherwise={
            "job": _OF_TEXTS,
            "document_name": _OF_TEXTS,
            "web_addresses": _OF_TEXTS,
            "subject": _OF_TEXTS,
        },
    ),
    Group(
        "ai_prompt", PLAIN, "spark", "ai_prompt_title", "ai_prompt_bare",
        first="ai_prompt_first", first_value="ai_prompt_first_value", values=QUOTED, most=1,
    ),
    Group(
        "credentials", PLAIN, "seal", "credentials_title", "credentials_bare",
        first="credentials_first",
    ),
    Group(
        "history", PLAIN, "history", "history_title", "history_bare",
        first="history_first",
        otherwise={
            "file_ids": "history_first_ids",
            "platform_id": "history_first_ids",
            "source_files": "history_first_files",
        },
    ),
    Group(
        "software", SLIGHT, "window", "software_title", "software_bare",
        first="software_first", first_value="software_first_value",
        first_faint="software_first_faint", values=LISTED,
    ),
    Group(
        "unknown", SLIGHT, "question", "unknown_title", "unknown_bare",
        first="unknown_first",
        otherwise={"impossible_values": "unknown_first_odd"},
    ),
    Group(
        "settings", SLIGHT, "sliders", "settings_title", "settings_bare",
        first="settings_first", values=LISTED, most=1,
        otherwise={"empty_position": "settings_first_position"},
    ),
    Group(
        "file", SLIGHT, "file", "file_title", "file_bare",
        first="file_first",
    ),
)  # fmt: skip

SILENT = ("technical",)
"""Categories that are never told: a decoder needs them, and they say nothing about a person."""

_BY_CATEGORY = {group.category: group for group in GROUPS}
_UNKNOWN = _BY_CATEGORY["unknown"]


def group_of(category: str) -> Group | None:
    """Return how a category is told, or None if it is not; one nobody knows is told as unknown."""
    if category in SILENT:
        return None
    return _BY_CATEGORY.get(category, _UNKNOWN)
