"""Names for annotations; see `typing` beside."""

from __future__ import annotations

from typing import Any

Awaitable = Any
Callable = Any
Collection = Any
Coroutine = Any
Generator = Any
Hashable = Any
Iterable = Any
Iterator = Any
Mapping = Any
MutableMapping = Any
MutableSequence = Any
Sequence = Any
Set = Any
Sized = Any
