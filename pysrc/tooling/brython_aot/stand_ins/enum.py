"""Enumerations without a metaclass's help from the library: `Enum`, `IntEnum`, `StrEnum`, `auto`.

Members are found by attribute, by value (`Kind("x")`), by name (`Kind["X"]`), and by iteration.
"""

from __future__ import annotations

from typing import Any


class auto:
    """Asks for the next number, or in a `StrEnum` for the name in small letters."""


class EnumType(type):
    """Makes the plain values of a class body into members."""

    def __new__(mcs, name: str, bases: Any, body: Any) -> Any:
        """Make the class without its values, then one instance for each."""
        base = next((b for b in bases if isinstance(b, EnumType)), None)
        if base is None:
            return type.__new__(mcs, name, bases, dict(body))
        plain = {key: value for key, value in body.items() if not _is_member(key, value)}
        cls = type.__new__(mcs, name, bases, plain)
        members: dict[str, Any] = {}
        for key, value in body.items():
            if not _is_member(key, value):
                continue
            if isinstance(value, auto):
                value = key.lower() if issubclass(cls, str) else len(members) + 1
            twin = next((m for m in members.values() if m._value_ == value), None)
            members[key] = twin if twin is not None else _member(cls, key, value)
            type.__setattr__(cls, key, members[key])
        type.__setattr__(cls, "__members__", members)
        return cls

    def __call__(cls, value: Any) -> Any:
        """Return the member of that value."""
        for member in cls:
            if member is value or member._value_ == value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__name__}")

    def __getitem__(cls, name: str) -> Any:
        """Return the member of that name."""
        return cls.__members__[name]  # type: ignore[attr-defined]

    def __iter__(cls) -> Any:
        """Yield the members in the order of definition, aliases left out."""
        members = cls.__members__  # type: ignore[attr-defined]
        return iter([member for name, member in members.items() if member._name_ == name])

    def __len__(cls) -> int:
        """Count the members."""
        return len(list(iter(cls)))

    def __contains__(cls, thing: Any) -> bool:
        """Say whether this is a member or the value of one."""
        return any(member is thing or member._value_ == thing for member in cls)


def _is_member(key: str, value: Any) -> bool:
    return not (
        key.startswith("_")
        or callable(value)
        or isinstance(value, (property, staticmethod, classmethod))
    )


def _member(cls: Any, name: str, value: Any) -> Any:
    for kind in (str, int):
        if issubclass(cls, kind):
            member = kind.__new__(cls, value)
            break
    else:
        member = object.__new__(cls)
    member._name_ = name
    member._value_ = value
    return member


class Enum(metaclass=EnumType):
    """A closed set of named values."""

    @property
    def name(self) -> Any:
        """The name it was defined by."""
        return self._name_  # type: ignore[attr-defined]

    @property
    def value(self) -> Any:
        """The value it was defined with."""
        return self._value_  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        """Show class, name and value."""
        return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

    def __str__(self) -> str:
        """Show class and name."""
        return f"{type(self).__name__}.{self.name}"

    def __hash__(self) -> int:
        """Hash by name, so that members can be keys."""
        return hash(self.name)


class IntEnum(int, Enum):
    """Members that are numbers."""

    def __str__(self) -> str:
        """Show the number."""
        return str(self.value)


class StrEnum(str, Enum):
    """Members that are texts."""

    def __str__(self) -> str:
        """Show the text."""
        return str(self.value)
