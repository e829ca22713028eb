"""What there is to set on the options page, and the names of the messages that say it."""

from __future__ import annotations


class Check:
    """Something that is on or off."""

    def __init__(self, path: str, label: str, hint: str = "", on: str = "", off: str = "") -> None:
        self.path = path
        """Its place in the settings, such as ``keep.date``."""
        self.label = label
        self.hint = hint
        self.on = on
        """The word for on, where the setting is a word; empty for true and false."""
        self.off = off


class Select:
    """One of several words, in a list that opens."""

    def __init__(self, path: str, label: str, options: list[tuple[str, str]]) -> None:
        self.path = path
        self.label = label
        self.options = options
        """Of each, the value and its message; a language is named in itself, not by a message."""


MODES = [
    ("ask", "settings_mode_ask", "settings_mode_ask_hint"),
    ("tell", "settings_mode_tell", "settings_mode_tell_hint"),
    ("clean", "settings_mode_clean", "settings_mode_clean_hint"),
    ("warn", "settings_mode_warn", "settings_mode_warn_hint"),
    ("block", "settings_mode_block", "settings_mode_block_hint"),
]
"""Of each, the value, its name and what it means."""

OFF = "off"
SITE_CHOICES = [*[(value, label) for value, label, _ in MODES], (OFF, "settings_site_off")]

CHECKS = {
    "options-copy": [
        Check("keep.copyright", "settings_keep_copyright"),
        Check("keep.date", "settings_keep_date"),
        Check("keep.credentials", "settings_keep_credentials", "settings_keep_credentials_hint"),
        Check("keep.comments", "settings_keep_comments"),
        Check("keep.comment-authors", "settings_keep_comment_authors"),
        Check("keep.notes", "settings_keep_notes"),
        Check("keep.macros", "settings_keep_macros"),
        Check("names", "settings_names", "settings_names_hint", "kept", "neutral"),
        Check("dates", "settings_dates", "settings_dates_hint", "kept", "neutral"),
    ],
    "options-safety": [
        Check("confirm", "settings_confirm"),
        Check("others", "settings_others", "settings_others_hint", "hold", "pass"),
    ],
    "options-record": [Check("record", "settings_record", "settings_record_hint")],
}
"""By the element in which they stand."""

LANGUAGE = Select("language", "settings_language", [("auto", "settings_language_auto")])
THEME = Select(
    "theme",
    "settings_theme",
    [
        ("auto", "settings_theme_auto"),
        ("light", "settings_theme_light"),
        ("dark", "settings_theme_dark"),
    ],
)

TEXTS = {
    "options-title": "settings_page_title",
    "options-lead": "settings_lead",
    "options-mode-title": "settings_mode_title",
    "options-sites-title": "settings_sites_title",
    "options-sites-lead": "settings_sites_lead",
    "options-host-label": "settings_site_host",
    "options-add-button": "settings_site_add",
    "options-copy-title": "settings_copy_title",
    "options-copy-lead": "settings_copy_lead",
    "options-safety-title": "settings_safety_title",
    "options-look-title": "settings_look_title",
    "options-record-title": "settings_record_title",
    "options-file-title": "settings_file_title",
    "options-export": "settings_export",
    "options-import": "settings_import",
    "options-reset": "settings_reset",
    "options-question-text": "settings_reset_question",
    "options-reset-yes": "settings_reset_yes",
    "options-reset-no": "settings_reset_no",
}
"""What stands in the page's elements from the start."""

TROUBLES = {
    "later": "settings_trouble_later",
    "broken": "settings_trouble_broken",
    "parts": "settings_trouble_parts",
    "unsynced": "settings_trouble_unsynced",
}
POLICY_TROUBLE = "settings_trouble_policy"

PROBLEMS = {
    "type": "settings_problem_type",
    "unknown": "settings_problem_unknown",
    "host": "settings_problem_host",
    "version": "settings_problem_type",
    "many": "settings_problem_many",
}

REFUSALS = {
    "later": "settings_refused_later",
    "locked": "settings_refused_locked",
    "full": "settings_refused_full",
    "invalid": "settings_refused_storage",
    "storage": "settings_refused_storage",
}

IMPORTS = {
    "large": "settings_import_large",
    "json": "settings_import_json",
    "foreign": "settings_import_foreign",
    "later": "settings_import_later",
    "parts": "settings_import_parts",
    "unreadable": "settings_import_unreadable",
}
"""Why a file was not taken over."""
