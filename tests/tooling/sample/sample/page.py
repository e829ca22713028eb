"""The page that the browser test opens: writes what it finds into the document."""

from __future__ import annotations

import functools

from browser import aio, document, html, timer, window

from . import parts
from .parts import facts as found

NAME = "page"


class Counter:
    count = 0

    def add(self, _event: object = None) -> None:
        self.count += 1
        document["count"].text = f"{self.count:03d}"


class Double(Counter):
    def __init__(self) -> None:
        super().__init__()
        self.squares = {n: n * n for n in range(3)}

    @property
    def total(self) -> int:
        return sum(self.squares.values())


def countdown():
    yield from (2, 1)


def adder():
    n = 0

    def add():
        nonlocal n
        n += 1
        return n

    return add


def write(text: str) -> None:
    _ = document["facts"] <= html.LI(text)


def guarded() -> str:
    try:
        {}["missing"]
    except KeyError as error:
        return repr(error)
    finally:
        write("finally")


def matched(value: object) -> str:
    match value:
        case {"kind": "a", "value": v}:
            return f"matched {v}"
        case _:
            return "not matched"


def fail(_event: object = None) -> None:
    raise ValueError("on purpose")


def import_unknown() -> None:
    __import__("decimal")


def run_text() -> None:
    exec("x = 1")


def use_late() -> None:
    from . import late

    write(late.NAME)


async def main() -> None:
    await aio.sleep(0.01)
    write("slept")
    raise RuntimeError("in a coroutine")


counter = Double()
document["button"].bind("click", counter.add)
document["fail"].bind("click", fail)
window.importUnknown = import_unknown
window.runText = run_text
window.callBack = fail
window.useLate = use_late
for fact in found():
    write(fact)
write(f"{counter.total} {list(countdown())} {parts.late()}")
write(guarded())
write(matched({"kind": "a", "value": 2}))
increase = adder()
write(f"{increase()} {increase()} {functools.partial(int, '7')()}")
timer.set_timeout(lambda: write("timer"), 10)
aio.run(main())
