"""Data classes made of closures: the library's own write their methods as text and compile it.

Offers `dataclass` (with `frozen`, `order`, `eq`, `repr`; `slots` and `kw_only` are accepted),
`field` (`default`, `default_factory`, `repr`, `compare`, `init`), `fields`, `asdict`, `replace`,
inheritance, `__post_init__`. Not: `InitVar`, `match_args`, `unsafe_hash`.
"""

from __future__ import annotations

from typing import Any

_MISSING = object()


class FrozenInstanceError(AttributeError):
    """Somebody tried to change an instance of a frozen data class."""


class Field:
    """What is known of one field."""

    def __init__(self, **facts: Any) -> None:
        self.name = ""
        self.default = facts.get("default", _MISSING)
        self.default_factory = facts.get("default_factory", _MISSING)
        self.repr = facts.get("repr", True)
        self.compare = facts.get("compare", True)
        self.init = facts.get("init", True)

    def has_default(self) -> bool:
        """Say whether the field may be left out."""
        return self.default is not _MISSING or self.default_factory is not _MISSING

    def make_default(self) -> Any:
        """Return the value for a field that was left out."""
        if self.default_factory is not _MISSING:
            return self.default_factory()
        return self.default


def field(**facts: Any) -> Any:
    """Describe a field: `default`, `default_factory`, `repr`, `compare`, `init`."""
    return Field(**facts)


def dataclass(cls: Any = None, **options: Any) -> Any:
    """Give a class the methods of a data class; used bare or with options."""
    if cls is None:
        return lambda later: _dress(later, options)
    return _dress(cls, options)


def fields(thing: Any) -> tuple[Any, ...]:
    """Return the fields of a data class or of an instance of one."""
    return tuple(thing.__dataclass_fields__.values())


def asdict(thing: Any) -> dict[str, Any]:
    """Return an instance as a dict; data classes, lists, tuples and dicts inside become plain."""
    return {item.name: _plain(getattr(thing, item.name)) for item in fields(thing)}


def replace(thing: Any, **changes: Any) -> Any:
    """Return a copy of an instance with some fields changed."""
    values = {item.name: getattr(thing, item.name) for item in fields(thing) if item.init}
    return type(thing)(**{**values, **changes})


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(item) for item in value])
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _collect(cls: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        found.update(getattr(base, "__dataclass_fields__", {}))
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():  # noqa: RUF063
        if "ClassVar" in str(annotation):
            continue
        given = cls.__dict__.get(name, _MISSING)
        item = given if isinstance(given, Field) else Field(default=given)
        item.name = name
        if isinstance(given, Field):
            if item.default is _MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, item.default)
        found[name] = item
    return found


def _dress(cls: Any, options: Any) -> Any:
    known = _collect(cls)
    cls.__dataclass_fields__ = known
    frozen = options.get("frozen", False)

    def init(self: Any, *values: Any, **named: Any) -> None:
        wanted = [item for item in known.values() if item.init]
        if len(values) > len(wanted):
            raise TypeError(f"{cls.__name__}() takes {len(wanted)} values, {len(values)} given")
        given = dict(zip([item.name for item in wanted], values, strict=False))
        for name, value in named.items():
            if name in given or name not in [item.name for item in wanted]:
                raise TypeError(f"{cls.__name__}() got an unexpected or repeated {name!r}")
            given[name] = value
        for item in known.values():
            if item.name not in given:
                if not item.has_default():
                    raise TypeError(f"{cls.__name__}() lacks {item.name!r}")
                given[item.name] = item.make_default()
            object.__setattr__(self, item.name, given[item.name])
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def show(self: Any) -> str:
        shown = [f"{i.name}={getattr(self, i.name)!r}" for i in known.values() if i.repr]
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def key(self: Any) -> tuple[Any, ...]:
        return tuple(getattr(self, item.name) for item in known.values() if item.compare)

    def refuse(self: Any, name: str, _value: Any = None) -> None:
        raise FrozenInstanceError(f"cannot change {type(self).__name__}.{name}")

    cls.__init__ = init
    if options.get("repr", True) and "__repr__" not in cls.__dict__:
        cls.__repr__ = show
    if options.get("eq", True) and "__eq__" not in cls.__dict__:
        cls.__eq__ = lambda self, other: type(self) is type(other) and key(self) == key(other)
        if frozen:
            cls.__hash__ = lambda self: hash(key(self))
    if options.get("order", False):
        cls.__lt__ = lambda self, other: key(self) < key(other)
        cls.__le__ = lambda self, other: key(self) <= key(other)
        cls.__gt__ = lambda self, other: key(self) > key(other)
        cls.__ge__ = lambda self, other: key(self) >= key(other)
    if frozen:
        cls.__setattr__ = refuse
        cls.__delattr__ = refuse
    return cls
