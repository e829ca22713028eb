"""The English messages as the browser would say them, for tests without a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ui.common.speech import Speech
from ui.common.values import Moment

ROOT = Path(__file__).resolve().parents[1]
MESSAGES: dict[str, Any] = json.loads(
    (ROOT / "extension/_locales/en/messages.json").read_text(encoding="utf-8")
)
_MONTHS = "January February March April May June July August September October November December"


class English(Speech):
    """Fills placeholders as ``i18n.getMessage`` does."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def say(self, key: str, *parts: str) -> str:
        self.asked.add(key)
        entry = MESSAGES.get(key)
        if entry is None:
            return ""

        def content(match: re.Match[str]) -> str:
            numbered: str = entry["placeholders"][match[1].lower()]["content"]
            return parts[int(numbered.removeprefix("$")) - 1]

        return re.sub(r"\$(\w+)\$", content, entry["message"])

    def plural(self, number: int) -> str:
        return "one" if number == 1 else "other"

    def number(self, number: float) -> str:
        return f"{number:,}".removesuffix(".0")

    def moment(self, moment: Moment) -> str:
        year, month, day, hour, minute = moment
        date = f"{_MONTHS.split()[month - 1]} {year}"
        date = f"{day} {date}" if day else date
        return date if hour < 0 else f"{date} at {hour:02}:{minute:02}"

    def measure(self, number: float, unit: str) -> str:
        written = f"{number:,.6g}"
        return f"f/{written}" if unit == "f/" else f"{written}\u00a0{unit}"

    def country(self, code: str) -> str:
        return {"FR": "France", "AU": "Australia"}.get(code, code)

    def together(self, parts: list[str]) -> str:
        return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
