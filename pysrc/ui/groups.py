"""The kinds of things that a picture can give away, in the order in which they matter.

The order and the names are those of the engine's categories. Every text is the name of a message,
written out in full, so that a search for a message finds its use.
"""

from __future__ import annotations

GRAVE = "grave"
PLAIN = "plain"
SLIGHT = "slight"


class Group:
    """How one category is told."""

    def __init__(
        self,
        category: str,
        tone: str,
        icon: str,
        title: str,
        *,
        first: str,
        first_bare: str,
        tells: str,
        bare: str,
        first_many: str = "",
        most: int = 2,
        named: bool = False,
    ) -> None:
        self.category = category
        self.tone = tone
        self.icon = icon
        self.title = title
        self.first = first
        """As the first line, with the most telling value."""
        self.first_bare = first_bare
        """As the first line, where there is no value worth reading."""
        self.first_many = first_many
        """As the first line for several values at once, where that is worth saying."""
        self.tells = tells
        """The sentence of the group, with values."""
        self.bare = bare
        """The sentence of the group where there is no further value to name."""
        self.most = most
        """How many values the sentence names; 0 where values would say nothing to a person."""
        self.named = named
        """Whether a value means something only together with its label."""


GROUPS = (
    Group(
        "location", GRAVE, "pin", "location_title",
        first="location_first", first_bare="location_first_bare",
        tells="location_bare", bare="location_bare",
    ),
    Group(
        "people", GRAVE, "people", "people_title",
        first="people_first", first_bare="people_first_bare", first_many="people_first_many",
        tells="people_tells", bare="people_bare", most=3,
    ),
    Group(
        "hidden_picture", GRAVE, "pictures", "hidden_picture_title",
        first="hidden_picture_first_bare", first_bare="hidden_picture_first_bare",
        tells="hidden_picture_bare", bare="hidden_picture_bare", most=0,
    ),
    Group(
        "video", GRAVE, "film", "video_title",
        first="video_first_bare", first_bare="video_first_bare",
        tells="video_bare", bare="video_bare", most=0,
    ),
    Group(
        "device_id", GRAVE, "fingerprint", "device_id_title",
        first="device_id_first", first_bare="device_id_first_bare",
        tells="device_id_tells", bare="device_id_bare", named=True,
    ),
    Group(
        "date", PLAIN, "clock", "date_title",
        first="date_first", first_bare="date_first_bare",
        tells="date_tells", bare="date_bare", most=1,
    ),
    Group(
        "device", PLAIN, "camera", "device_title",
        first="device_first", first_bare="device_first_bare",
        tells="device_tells", bare="device_bare",
    ),
    Group(
        "caption", PLAIN, "words", "caption_title",
        first="caption_first", first_bare="caption_first_bare",
        tells="caption_tells", bare="caption_bare", most=1,
    ),
    Group(
        "ai_prompt", PLAIN, "spark", "ai_prompt_title",
        first="ai_prompt_first", first_bare="ai_prompt_first_bare",
        tells="ai_prompt_tells", bare="ai_prompt_bare", most=1,
    ),
    Group(
        "credentials", PLAIN, "seal", "credentials_title",
        first="credentials_first_bare", first_bare="credentials_first_bare",
        tells="credentials_bare", bare="credentials_bare", most=0,
    ),
    Group(
        "history", PLAIN, "history", "history_title",
        first="history_first_bare", first_bare="history_first_bare",
        tells="history_bare", bare="history_bare", most=0,
    ),
    Group(
        "software", SLIGHT, "window", "software_title",
        first="software_first", first_bare="software_first_bare",
        tells="software_tells", bare="software_bare",
    ),
    Group(
        "unknown", SLIGHT, "question", "unknown_title",
        first="unknown_first_bare", first_bare="unknown_first_bare",
        tells="unknown_bare", bare="unknown_bare", most=0,
    ),
    Group(
        "settings", SLIGHT, "sliders", "settings_title",
        first="settings_first_bare", first_bare="settings_first_bare",
        tells="settings_bare", bare="settings_bare", most=0,
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
