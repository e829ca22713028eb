"""The few tools for functions that pages use."""

from __future__ import annotations

from typing import Any


def partial(function: Any, /, *first: Any, **named: Any) -> Any:
    """Return a function that calls `function` with these arguments before its own."""

    def call(*rest: Any, **more: Any) -> Any:
        return function(*first, *rest, **{**named, **more})

    return call


def wraps(wrapped: Any) -> Any:
    """Return a decorator that gives a function the name and docstring of `wrapped`."""

    def dress(wrapper: Any) -> Any:
        wrapper.__name__ = wrapped.__name__
        wrapper.__doc__ = wrapped.__doc__
        return wrapper

    return dress


def cache(function: Any) -> Any:
    """Return a function that computes each answer once. Arguments must be hashable."""
    known: dict[Any, Any] = {}

    def call(*arguments: Any) -> Any:
        if arguments not in known:
            known[arguments] = function(*arguments)
        return known[arguments]

    return wraps(function)(call)


def reduce(function: Any, items: Any, *start: Any) -> Any:
    """Fold the items to one value, from the left."""
    iterator = iter(items)
    value = start[0] if start else next(iterator)
    for item in iterator:
        value = function(value, item)
    return value
