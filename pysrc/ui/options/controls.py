"""What is set with: a row of radio buttons, a check box, a list that opens; each with its lock."""

from __future__ import annotations

from ui.common.dom import element, icon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event
    from ui.common.speech import Speech
    from ui.options.fields import Check, Select
    from ui.options.state import OptionsState

    Change = Callable[[str, str | bool], None]


class Controls:
    """One setting on the page."""

    def __init__(self, path: str, speech: Speech) -> None:
        self.path = path
        self.lock = element("span", icon("lock"), speech.say("settings_locked"), style="lock")
        self.lock.hidden = True

    def show(self, state: OptionsState) -> None:
        """Show what is in force, and whether it can be changed."""
        locked = state.is_locked(self.path)
        self.lock.hidden = not locked
        self._set(state.value(self.path), locked)

    def _set(self, value: object, locked: bool) -> None:
        raise NotImplementedError


class Radios(Controls):
    """One of several, each with a word on what it means."""

    def __init__(
        self,
        place: Element,
        path: str,
        options: list[tuple[str, str, str]],
        speech: Speech,
        change: Change,
    ) -> None:
        super().__init__(path, speech)
        self._inputs: dict[str, Element] = {}
        place.append(self.lock)
        for value, label, hint in options:
            place.append(self._draw(value, speech.say(label), speech.say(hint), change))

    def _draw(self, value: str, label: str, hint: str, change: Change) -> Element:
        hint_id = f"{self.path}-{value}-hint"
        drawn = self._inputs[value] = element(
            "input",
            attributes={
                "type": "radio",
                "name": self.path,
                "value": value,
                "aria-describedby": hint_id,
            },
        )

        def changed(_event: Event) -> None:
            change(self.path, value)

        drawn.addEventListener("change", changed)
        return _labelled(drawn, f"{self.path}-{value}", label, hint, hint_id)

    def _set(self, value: object, locked: bool) -> None:
        for name, drawn in self._inputs.items():
            drawn.checked = name == value
            _disable(drawn, locked)


class CheckBox(Controls):
    """On or off."""

    def __init__(self, place: Element, check: Check, speech: Speech, change: Change) -> None:
        super().__init__(check.path, speech)
        self._check = check
        hint_id = f"{check.path}-hint"
        attributes = {"type": "checkbox"}
        hint = speech.say(check.hint) if check.hint else ""
        if hint:
            attributes["aria-describedby"] = hint_id
        self._input = element("input", attributes=attributes)

        def changed(_event: Event) -> None:
            on = self._input.checked
            change(check.path, (check.on if on else check.off) if check.on else on)

        self._input.addEventListener("change", changed)
        drawn = _labelled(self._input, check.path, speech.say(check.label), hint, hint_id)
        drawn.append(self.lock)
        place.append(drawn)

    def _set(self, value: object, locked: bool) -> None:
        self._input.checked = value == self._check.on if self._check.on else value is True
        _disable(self._input, locked)


class List(Controls):
    """A list that opens."""

    def __init__(
        self,
        place: Element,
        field: Select,
        options: list[tuple[str, str]],
        speech: Speech,
        change: Change,
    ) -> None:
        super().__init__(field.path, speech)

        def changed(value: str) -> None:
            change(field.path, value)

        name = f"field-{field.path}"
        self._list = select(options, "", changed, {"id": name})
        label = element(
            "label", speech.say(field.label), style="list-label", attributes={"for": name}
        )
        place.append(element("div", label, self._list, self.lock, style="list"))

    def _set(self, value: object, locked: bool) -> None:
        self._list.value = str(value)
        _disable(self._list, locked)


def select(
    options: list[tuple[str, str]],
    chosen: str,
    changed: Callable[[str], None],
    attributes: dict[str, str],
) -> Element:
    """Make a list that opens, of values and what they are called."""
    drawn = element("select", style="select", attributes=attributes)
    for value, label in options:
        drawn.append(element("option", label, attributes={"value": value}))
    if chosen:
        drawn.value = chosen

    def change(_event: Event) -> None:
        changed(str(drawn.value))

    drawn.addEventListener("change", change)
    return drawn


def _labelled(field: Element, name: str, label: str, hint: str, hint_id: str) -> Element:
    field.setAttribute("id", f"field-{name}")
    words = [element("label", label, style="name", attributes={"for": f"field-{name}"})]
    if hint:
        words.append(element("p", hint, style="hint", attributes={"id": hint_id}))
    return element("div", field, element("div", *words, style="words"), style="field")


def _disable(field: Element, disabled: bool) -> None:
    if disabled:
        field.setAttribute("disabled", "")
    else:
        field.removeAttribute("disabled")
