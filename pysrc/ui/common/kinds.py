"""What a file is called: the words of a picture, or those of a document, a video or a sound.

A message that names the kind of a file exists once for pictures, under its own name, and once more
for each other kind, with the kind at the end of its name. The rest speaks of files.
"""

from __future__ import annotations

from ui.common.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.values import Moment
    from ui.prompt.state import FileState

PICTURE = "picture"
DOCUMENT = "document"
VIDEO = "video"
SOUND = "sound"
FILE = "file"
"""What a file of no known kind is, and files of several kinds are together."""

SIGNS = {DOCUMENT: "document", VIDEO: "film", SOUND: "sound", FILE: "file"}
"""The icon of each kind that is not shown as a picture."""

OF_ONE = (
    "checking_heading",
    "nothing_heading",
    "failed_heading",
    "location_first",
    "location_first_value",
    "location_first_faint",
    "location_first_part_value",
    "location_first_place_value",
    "error_unsupported_format",
    "error_disguised",
    "picture_alt",
    "unnamed_file",
)
"""The messages that there are for each kind."""
OF_UNKNOWN = ("checking_heading", "failed_heading", "picture_alt", "unnamed_file")
"""Those that there are for a file of no known kind, too."""
OF_SEVERAL = (
    "several_checking",
    "several_telling",
    "several_failed",
    "several_nothing",
    "block_heading",
    "notice_heading",
)
"""The messages that there are for files, where not all of them are pictures."""


class KindSpeech(Speech):
    """The words for one kind of file."""

    def __init__(self, speech: Speech, kind: str) -> None:
        self._speech = speech
        self._kind = kind
        self.direction = speech.direction

    def say(self, key: str, *parts: str) -> str:
        """Return the message for this kind where there is one."""
        if key in (OF_UNKNOWN if self._kind == FILE else OF_ONE):
            key = f"{key}_{self._kind}"
        elif key in OF_SEVERAL:
            key = f"{key}_{FILE}"
        return self._speech.say(key, *parts)

    def plural(self, number: int) -> str:
        """Return the plural form of the language."""
        return self._speech.plural(number)

    def number(self, number: float) -> str:
        """Write a number."""
        return self._speech.number(number)

    def moment(self, moment: Moment) -> str:
        """Write a date."""
        return self._speech.moment(moment)

    def country(self, code: str) -> str:
        """Write the name of a country."""
        return self._speech.country(code)

    def together(self, parts: list[str]) -> str:
        """Join the parts of a list."""
        return self._speech.together(parts)

    def count(self, key: str, number: int, *parts: str) -> str:
        """Say a message that exists in plural forms."""
        if key in OF_SEVERAL:
            key = f"{key}_{FILE}"
        return self._speech.count(key, number, *parts)


def words_for(kind: str, speech: Speech) -> Speech:
    """Return the words for a file of this kind."""
    return speech if kind == PICTURE else KindSpeech(speech, kind)


def kind_of_all(files: list[FileState]) -> str:
    """Return the kind that all these files are of, else ``FILE``."""
    kinds = {file.kind for file in files if file.status != "unknown_type"}
    return kinds.pop() if len(kinds) == 1 else FILE if kinds else PICTURE
