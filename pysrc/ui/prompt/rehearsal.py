"""A prompt for nobody, composed while there is nothing to do, so that the first real one is quick.

The browser compiles a function when it first runs; a rehearsal moves that time to before the drop.
"""

from __future__ import annotations

from ui.prompt.compose import compose
from ui.prompt.groups import GROUPS
from ui.prompt.state import ASKING, TELLING, FileState, Finding, PromptState, Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.view import PromptView

_DATE = "2001-01-01 01:01:01"


def rehearse(speech: Speech) -> PromptView:
    """Compose a prompt that has something of every kind."""
    findings = [Finding(group.category, "unknown", _DATE, weight=100) for group in GROUPS]
    report = Report("JPEG", findings, ["orientation"])
    file = FileState("a.jpg", 1_000_000, "", TELLING, report)
    return compose(PromptState(ASKING, "example.org", [file, file]), 0, speech)
