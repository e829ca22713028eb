"""The editor's controls: tools, styles, the way back, and the areas as a list."""

from __future__ import annotations

from ui.common.chooser import Chooser
from ui.common.dom import element, find, icon, say_in
from ui.editor.draft import CROP, SOLID, STYLES
from ui.editor.pointer import TOOL_BOX, TOOL_BRUSH, TOOL_CROP, TOOL_HAND
from ui.editor.words import STYLE_NAMES, area_name, area_place, suggestion_name
from ui.prompt.view import Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event
    from ui.common.speech import Speech
    from ui.editor.draft import Draft
    from ui.prompt.state import Suggestion

    Act = Callable[[], None]

_TOOLS = (
    (TOOL_BOX, "tool_box"),
    (TOOL_BRUSH, "tool_brush"),
    (TOOL_CROP, "tool_crop"),
    (TOOL_HAND, "tool_hand"),
)


class Panel:
    """All controls; what they do is done by the editor."""

    def __init__(
        self,
        speech: Speech,
        *,
        choose_tool: Callable[[str], None],
        choose_style: Callable[[str], None],
        set_brush: Callable[[int], None],
        select: Callable[[int], None],
        remove: Callable[[int], None],
        accept: Callable[[int], None],
        dismiss: Callable[[int], None],
        actions: dict[str, Act],
    ) -> None:
        self._speech = speech
        self._select, self._remove = select, remove
        self._accept, self._dismiss = accept, dismiss
        self._tools = Chooser(find("tools"), speech.say("tools_label"), _plain(choose_tool))
        self._styles = Chooser(find("styles"), speech.say("styles_label"), _plain(choose_style))
        self._brush = find("brush-width")
        self._brush.setAttribute("aria-label", speech.say("brush_width"))

        def slid(_event: Event) -> None:
            set_brush(int(self._brush.value))

        self._brush.addEventListener("input", slid)
        signs = (
            ("undo", speech.say("action_undo")),
            ("redo", speech.say("action_redo")),
            ("minus", speech.say("action_zoom_out")),
            ("fit", speech.say("action_fit")),
            ("plus", speech.say("action_zoom_in")),
        )
        self._actions = {name: _action(name, label, actions[name]) for name, label in signs}
        find("edit-actions").replaceChildren(*self._actions.values())
        add = find("area-add")
        add.replaceChildren(icon("plus"), speech.say("action_add"))
        add.addEventListener("click", _pressed(actions["add"]))
        all_of_them = find("suggestions-all")
        all_of_them.textContent = speech.say("suggestion_all")
        all_of_them.addEventListener("click", _pressed(actions["all"]))
        say_in("areas-title", speech.say("areas_title"))
        say_in("suggestions-title", speech.say("suggestions_title"))
        self._list = find("areas")
        self._proposals = find("suggestions")

    def show(
        self,
        draft: Draft,
        tool: str,
        style: str,
        size: tuple[int, int],
        suggestions: list[Suggestion],
    ) -> None:
        """Show the state of the work."""
        say = self._speech.say
        self._tools.show([Option(name, say(key)) for name, key in _TOOLS], tool)
        # A crop or a movement has no style.
        cropping = tool == TOOL_CROP or draft.selected == CROP
        styles = [] if cropping else [Option(name, say(STYLE_NAMES[name])) for name in STYLES]
        area = draft.selected_area
        chosen = area.style if area else style
        self._styles.show(styles, chosen)
        say_in("style-warning", "" if cropping or chosen == SOLID else say("style_warning"))
        self._brush.hidden = tool != TOOL_BRUSH
        _enable(self._actions["undo"], draft.can_undo)
        _enable(self._actions["redo"], draft.can_redo)
        self._show_list(draft, size)
        self._show_suggestions(draft, suggestions)

    def focus_list(self, place: int) -> None:
        """Put the focus on the entry that is now at a place, or on the button that adds one."""
        entries = list(self._list.querySelectorAll(".area-name"))
        if entries:
            entries[min(max(place, 0), len(entries) - 1)].focus()
        else:
            find("area-add").focus()

    def _show_list(self, draft: Draft, size: tuple[int, int]) -> None:
        entries = [
            self._entry(
                place,
                area_name(area, place, self._speech),
                area_place(area.bounds, size, self._speech),
                draft.selected == place,
            )
            for place, area in enumerate(draft.areas)
        ]
        if draft.crop is not None:
            words = area_place(draft.crop, size, self._speech)
            name = self._speech.say("area_crop")
            entries.append(self._entry(CROP, name, words, draft.selected == CROP))
        self._list.replaceChildren(*entries)
        self._list.hidden = not entries
        say_in("areas-none", "" if entries else self._speech.say("areas_none"))

    def _entry(self, place: int, name: str, where: str, selected: bool) -> Element:
        attributes = {"type": "button", "aria-pressed": "true" if selected else "false"}
        words = element("span", where, style="visually-hidden")
        label = element("button", name, words, style="area-name", attributes=attributes)

        def pressed(_event: Event) -> None:
            self._select(place)

        def removed(_event: Event) -> None:
            self._remove(place)

        label.addEventListener("click", pressed)
        gone = self._small_button("trash", self._speech.say("area_remove", name))
        gone.addEventListener("click", removed)
        return element("li", label, gone, style="area")

    def _show_suggestions(self, draft: Draft, suggestions: list[Suggestion]) -> None:
        entries = [
            self._suggestion(number, suggestion_name(suggestion, self._speech))
            for number, suggestion in enumerate(suggestions)
            if number not in draft.settled
        ]
        self._proposals.replaceChildren(*entries)
        find("suggested").hidden = not entries

    def _suggestion(self, number: int, name: str) -> Element:
        accept = self._small_button("check", self._speech.say("suggestion_accept", name))
        dismiss = self._small_button("cross", self._speech.say("suggestion_dismiss", name))

        def accepted(_event: Event) -> None:
            self._accept(number)

        def dismissed(_event: Event) -> None:
            self._dismiss(number)

        accept.addEventListener("click", accepted)
        dismiss.addEventListener("click", dismissed)
        words = element("span", name, style="suggestion-name")
        return element("li", words, accept, dismiss, style="area")

    def _small_button(self, sign: str, label: str) -> Element:
        attributes = {"type": "button", "aria-label": label, "title": label}
        return element("button", icon(sign), style="small-button", attributes=attributes)


def _action(sign: str, label: str, act: Act) -> Element:
    attributes = {"type": "button", "aria-label": label, "title": label}
    made = element("button", icon(sign), style="small-button", attributes=attributes)
    made.addEventListener("click", _pressed(act))
    return made


def _pressed(act: Act) -> Callable[[Event], None]:
    def pressed(_event: Event) -> None:
        act()

    return pressed


def _plain(choose: Callable[[str], None]) -> Callable[[str, Event], None]:
    def chosen(value: str, _event: Event) -> None:
        choose(value)

    return chosen


def _enable(button: Element, enabled: bool) -> None:
    # Not the attribute "disabled", which would take the focus away from under the finger.
    button.setAttribute("aria-disabled", "false" if enabled else "true")
