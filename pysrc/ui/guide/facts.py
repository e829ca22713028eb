"""What is known about providers, read from ``data/providers.json`` (see docs/guide.md).

A statement is a code with values, so that a language needs one sentence per code and no provider
has texts of its own. Reading is lenient: what is missing is not known.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TRAINING, OPT_OUT, RETENTION = "training", "opt_out", "retention"
TOPICS = (
    TRAINING, OPT_OUT, "temporary", "access", "delete", "account", RETENTION, "review", "metadata",
    "faces", "sharing",
)  # fmt: skip
"""What there can be statements about, in the order in which they are shown."""
CHECKLIST = (OPT_OUT, "access", "delete", "account")
"""The topics that are something to do, and so to tick off."""

HIGH, MEDIUM, LOW = "high", "medium", "low"

OWN_KINDS = ("official", "archived", "repository", "forum")
"""Sources in which the provider itself speaks; the others are second hand and never linked."""

OUTDATED_AFTER = 6
"""Months after which something has to be looked at again."""


class Source:
    """Where statements come from."""

    def __init__(self, url: str, kind: str, seen: str, dated: str = "", recorded: str = "") -> None:
        self.url = url
        self.kind = kind
        self.seen = seen
        """When it was read: year, month and day, as all dates here, which may end early."""
        self.dated = dated
        """The date it bears itself; empty for none."""
        self.recorded = recorded

    @property
    def own(self) -> bool:
        """Whether the provider itself speaks in it."""
        return self.kind in OWN_KINDS

    @property
    def site(self) -> str:
        """The host, as a short name."""
        return site_of(self.url)


class Statement:
    """One thing that is said: a code, and values each with its kind."""

    def __init__(self, code: str, values: list[tuple[str, Any]], sources: list[int]) -> None:
        self.code = code
        self.values = values
        self.sources = sources
        """Places in the provider's list of sources."""


class Provider:
    """All that is known about one provider."""

    def __init__(
        self,
        id: str,
        name: str,
        company: str,
        seat: list[str],
        hosts: list[str],
        checked: str,
        confidence: str,
        sources: list[Source],
        links: dict[str, str],
        says: dict[str, list[Statement]],
    ) -> None:
        self.id = id
        self.name = name
        self.company = company
        self.seat = seat
        """Codes of the countries where it has its seat (ISO 3166), the main one first."""
        self.hosts = hosts
        self.checked = checked
        self.confidence = confidence
        self.sources = sources
        self.links = links
        """By topic, the one address where that can be done."""
        self.says = says
        """By topic; no statements where nothing is known."""


class Claim:
    """Something that was said, and what became of it."""

    def __init__(self, id: str, verdict: str, provider: str, sources: list[int]) -> None:
        self.id = id
        self.verdict = verdict
        self.provider = provider
        self.sources = sources


class Facts:
    """The whole file."""

    def __init__(self, compiled: str, providers: list[Provider], claims: list[Claim]) -> None:
        self.compiled = compiled
        self.providers = providers
        self.claims = claims

    def find(self, id: str) -> Provider | None:
        """Return the provider with this id."""
        return next((provider for provider in self.providers if provider.id == id), None)


def read_facts(raw: dict[str, Any]) -> Facts:
    """Read the file's content as plain data."""
    return Facts(
        raw.get("compiled", ""),
        [read_provider(item) for item in raw.get("providers", [])],
        [
            Claim(item["id"], item["verdict"], item["provider"], item["from"])
            for item in raw.get("claims", [])
        ],
    )


def read_provider(raw: dict[str, Any]) -> Provider:
    """Read one provider."""
    return Provider(
        id=raw["id"],
        name=raw["name"],
        company=raw.get("company", ""),
        seat=raw.get("seat", []),
        hosts=raw.get("hosts", []),
        checked=raw.get("checked", ""),
        confidence=raw.get("confidence", LOW),
        sources=[
            Source(
                item["url"],
                item["kind"],
                item["seen"],
                item.get("dated", ""),
                item.get("recorded", ""),
            )
            for item in raw.get("sources", [])
        ],
        links=raw.get("links", {}),
        says={
            topic: [
                Statement(
                    item["say"],
                    [next(iter(value.items())) for value in item.get("with", [])],
                    item["from"],
                )
                for item in raw.get("says", {}).get(topic, [])
            ]
            for topic in TOPICS
        },
    )


def provider_at(host: str, providers: list[tuple[str, list[str]]]) -> str:
    """Return the id of the provider whose chat is at a host; empty if none is known.

    ``providers`` are ids with their hosts. A host stands for those below it too, and the longest
    that fits counts.
    """
    best, found = "", ""
    for id, hosts in providers:
        for known in hosts:
            if (host == known or host.endswith("." + known)) and len(known) > len(best):
                best, found = known, id
    return found


def site_of(url: str) -> str:
    """Return the host of an address, without "www."."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def outdated(date: str, today: str) -> bool:
    """Whether a date is more than six months before today; both with year, month and day."""
    try:
        year, month, day = (int(part) for part in date.split("-"))
        months = year * 12 + month + OUTDATED_AFTER
        this_year, this_month, this_day = (int(part) for part in today.split("-"))
    except ValueError:
        return True  # What has no date that can be read may be of any age.
    return (this_year * 12 + this_month, this_day) > (months, day)
