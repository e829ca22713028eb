"""Names for annotations. Pages use `from __future__ import annotations`, so none is looked into."""

from __future__ import annotations

TYPE_CHECKING = False


class _Form:
    """Stands for any typing form: can be subscripted, joined with `|`, called and subclassed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, _item: object) -> _Form:
        return self

    def __or__(self, _other: object) -> _Form:
        return self

    def __ror__(self, _other: object) -> _Form:
        return self

    def __repr__(self) -> str:
        return f"typing.{self._name}"


Any = _Form("Any")
Callable = _Form("Callable")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Literal = _Form("Literal")
Mapping = _Form("Mapping")
Never = _Form("Never")
NotRequired = _Form("NotRequired")
Optional = _Form("Optional")
Required = _Form("Required")
Self = _Form("Self")
Sequence = _Form("Sequence")
Union = _Form("Union")


class Protocol:
    """Base of classes that only describe."""


class TypedDict(dict):  # type: ignore[type-arg]
    """Base of classes that describe the keys of a dict; calling one makes that dict."""


def TypeVar(name: str, *_bounds: object, **_options: object) -> _Form:
    """Return a form that stands for any type."""
    return _Form(name)


def cast(_kind: object, value: object) -> object:
    """Return the value: a promise to the type checker only."""
    return value


def final(thing: object) -> object:
    """Return the class or function: a note to the type checker only."""
    return thing


def override(thing: object) -> object:
    """Return the function: a note to the type checker only."""
    return thing


def assert_never(value: object) -> None:
    """Fail: this place should not be reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")
