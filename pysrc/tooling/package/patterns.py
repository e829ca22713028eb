"""Match patterns: which pages an extension may run on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tooling.errors import ToolingError

_PATTERN = re.compile(r"(?P<scheme>\*|https?)://(?P<host>[^/]*)(?P<path>/.*)")
_LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_HOST = re.compile(rf"\*|(\*\.)?{_LABEL}(\.{_LABEL})*(:(\d+|\*))?|\[[0-9a-f:.]+\](:(\d+|\*))?")

_HELP = (
    "A pattern is SCHEME://HOST/PATH: the scheme is http, https or * for both; the host is a name, "
    "*.NAME for a name and all below it, or * for all; the path begins with / and may contain *. "
    "Examples: https://chat.example.org/*  http://localhost/*  http://*.example.org/chat*"
)


@dataclass(frozen=True)
class Pattern:
    """A match pattern, taken apart."""

    scheme: str
    host: str
    path: str

    def __str__(self) -> str:
        """Write it as a manifest does."""
        return f"{self.scheme}://{self.host}{self.path}"

    @property
    def whole_site(self) -> Pattern:
        """The pattern for every path of the same hosts, as some parts of a manifest demand."""
        return Pattern(self.scheme, self.host, "/*")


def parse(text: str) -> Pattern:
    """Take a match pattern apart; anything a browser would refuse is a clear error."""
    if text == "<all_urls>":
        return Pattern("*", "*", "/*")
    match = _PATTERN.fullmatch(text.strip())
    if match is None:
        raise ToolingError(f"'{text}' is not a match pattern. {_HELP}")
    host = match["host"].lower()
    if not _HOST.fullmatch(host):
        raise ToolingError(f"'{text}' is not a match pattern: '{host}' is not a host. {_HELP}")
    if host.startswith("*.") and re.fullmatch(r"\*\.[\d.]+(:.*)?", host):
        raise ToolingError(
            f"'{text}' is not a match pattern: an IP address has no subdomains. {_HELP}"
        )
    port = re.search(r":(\d+)$", host)
    if port and not 1 <= int(port[1]) <= 65535:
        raise ToolingError(f"'{text}' is not a match pattern: its port has to be 1 to 65535.")
    return Pattern(match["scheme"], host, match["path"])
