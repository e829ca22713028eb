"""What the prompt uses of Brython's ``browser`` module, for the type checker alone."""

from collections.abc import Callable
from typing import Any

class Style:
    transform: str
    def setProperty(self, name: str, value: str) -> None: ...

class ClassList:
    def add(self, name: str) -> None: ...
    def remove(self, name: str) -> None: ...
    def toggle(self, name: str, force: bool = ...) -> bool: ...
    def contains(self, name: str) -> bool: ...

class Event:
    target: Element
    isTrusted: bool
    timeStamp: float
    def preventDefault(self) -> None: ...
    def stopPropagation(self) -> None: ...

class KeyboardEvent(Event):
    key: str
    shiftKey: bool
    ctrlKey: bool
    metaKey: bool
    altKey: bool
    repeat: bool

class MouseEvent(Event):
    detail: int
    clientX: float
    clientY: float
    button: int

class PointerEvent(MouseEvent):
    pointerId: int
    pointerType: str

class WheelEvent(MouseEvent):
    deltaY: float
    deltaMode: int
    ctrlKey: bool

class Rectangle:
    left: float
    top: float
    width: float
    height: float

type Handler = (
    Callable[[Event], None]
    | Callable[[KeyboardEvent], None]
    | Callable[[MouseEvent], None]
    | Callable[[PointerEvent], None]
    | Callable[[WheelEvent], None]
)

class Element:
    tagName: str
    id: str
    className: str
    textContent: str
    hidden: bool
    open: bool
    src: str
    alt: str
    title: str
    lang: str
    dir: str
    tabIndex: int
    checked: bool
    value: str
    scrollTop: float
    style: Style
    classList: ClassList
    parentNode: Element | None
    isConnected: bool
    def append(self, *children: Element | str) -> None: ...
    def replaceChildren(self, *children: Element | str) -> None: ...
    def setAttribute(self, name: str, value: str) -> None: ...
    def removeAttribute(self, name: str) -> None: ...
    def getAttribute(self, name: str) -> str | None: ...
    naturalWidth: int
    naturalHeight: int
    onload: Callable[[object], None] | None
    onerror: Callable[[object], None] | None
    def addEventListener(
        self, name: str, handler: Handler, options: dict[str, bool] = ...
    ) -> None: ...
    def getClientRects(self) -> Any: ...
    def getBoundingClientRect(self) -> Rectangle: ...
    def setPointerCapture(self, pointer: int) -> None: ...
    def contains(self, other: Element | None) -> bool: ...
    def focus(self) -> None: ...
    def remove(self) -> None: ...
    def scrollIntoView(self, options: dict[str, str]) -> None: ...
    def querySelectorAll(self, selector: str) -> list[Element]: ...

class Document:
    body: Element
    head: Element
    documentElement: Element
    activeElement: Element | None
    readyState: str
    def hasFocus(self) -> bool: ...
    title: str
    def createElement(self, name: str) -> Element: ...
    def createElementNS(self, namespace: str, name: str) -> Element: ...
    def getElementById(self, name: str) -> Element | None: ...
    def addEventListener(self, name: str, handler: Handler) -> None: ...

class Window:
    """The page's global object; what JavaScript offers there is beyond the type checker."""

    def __getattr__(self, name: str) -> Any: ...

document: Document
window: Window
