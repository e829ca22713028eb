"""A camera of make and model, a lens, and how a picture was exposed, each as one finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coatcheck.classify.told import MAX_PARTS, Told, by_place, heaviest, joined, name_of, single
from coatcheck.model import Finding
from coatcheck.phrases import term
from coatcheck.terms import Term

_MAKERS = {
    "NIKON CORPORATION": "Nikon",
    "NIKON": "Nikon",
    "OLYMPUS IMAGING CORP.": "Olympus",
    "OLYMPUS CORPORATION": "Olympus",
    "OLYMPUS OPTICAL CO.,LTD": "Olympus",
    "EASTMAN KODAK COMPANY": "Kodak",
    "PENTAX CORPORATION": "Pentax",
    "RICOH IMAGING COMPANY, LTD.": "Ricoh",
    "CASIO COMPUTER CO.,LTD.": "Casio",
    "CASIO COMPUTER CO.,LTD": "Casio",
    "KONICA MINOLTA": "Konica Minolta",
    "MINOLTA CO., LTD.": "Minolta",
    "LEICA CAMERA AG": "Leica",
    "FUJIFILM": "Fujifilm",
    "SONY": "Sony",
    "SAMSUNG": "Samsung",
    "samsung": "Samsung",
    "SIGMA": "Sigma",
    "PANASONIC": "Panasonic",
    "PENTAX": "Pentax",
    "HUAWEI": "Huawei",
}


def make_and_model(make: str, model: str) -> str:
    """Put a maker and a model together, without saying the maker twice."""
    maker = _MAKERS.get(make, make)
    if not maker or not model:
        return maker or model
    first = maker.split()[0].casefold()
    words = model.split()
    if words[0].casefold() == first:
        return " ".join([maker.split()[0], *words[1:]]) if make in _MAKERS else model
    return f"{maker} {model}"


def camera(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one camera for each directory that names one."""
    for group in by_place(entries):
        makes = [e for e in group if e.tag.name.lower().endswith("make")]
        models = [e for e in group if e.tag.name.lower().endswith("model") and e not in makes]
        plain = {e.tag.name.lower(): e for e in models}
        model = plain.pop("model", None) or (plain.popitem()[1] if plain else None)
        make = makes[0] if makes else None
        used = [entry for entry in (make, model) if entry is not None]
        if used:
            value = make_and_model(make.value if make else "", model.value if model else "")
            yield joined(heaviest(used), value, used)
        for entry in group:
            if entry not in used and entry not in makes:
                yield single(entry)


_LENS_NAMES = (
    "LensModel",
    "Lens",
    "LensSpecification",
    "LensInfo",
    "LensID",
    "LensMake",
    "LensManufacturer",
)


def lens(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one lens for each directory, by its best name."""
    for group in by_place(entries):
        named = {entry.tag.name: entry for entry in group}
        best = next((named[name] for name in _LENS_NAMES if name in named), group[0])
        make = named.get("LensMake") or named.get("LensManufacturer")
        value = best.said
        if best.tag.name == "LensModel" and make is not None:
            value = make_and_model(make.value, best.value)
        yield joined(best.rule, value, group)


_EXPOSURE: Sequence[tuple[tuple[str, ...], str | Term]] = (
    (("ExposureTime", "ShutterSpeedValue"), "{}"),
    (("FNumber", "ApertureValue"), "{}"),
    (("ISOSpeedRatings", "PhotographicSensitivity", "ISOSpeed", "RecommendedExposureIndex",
      "StandardOutputSensitivity"), "ISO {}"),
    (("FocalLength",), "{}"),
    (("FocalLengthIn35mmFilm",), Term.ON_SMALL_FORMAT_FILM),
    (("Flash",), Term.WITH_FLASH),
)  # fmt: skip


def exposure(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one line for how the picture was exposed."""
    named: dict[str, Told] = {}
    for entry in entries:
        named.setdefault(entry.tag.name, entry)
    parts = []
    for names, form in _EXPOSURE:
        found = next((named[name] for name in names if name in named), None)
        if found is not None and found.value not in ("0", "0 s", "0 mm", "f/0"):
            said = found.said
            parts.append(term(form, said) if isinstance(form, Term) else form.format(said))
    if not parts:
        parts = [f"{name_of(e)}: {e.said}" for e in entries[:MAX_PARTS]]
    yield joined(heaviest(entries), ", ".join(parts), entries)
