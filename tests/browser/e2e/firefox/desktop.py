"""What a desktop does around the browser, by the scripts that have the browser's own rights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from e2e.firefox.marionette import Marionette

_HERE = Path(__file__).parent


class FirefoxLacks(AssertionError):
    """The Firefox has no longer, or not yet, what the tests' driver needs of its inside."""


class Desktop:
    """Calls the functions of ``privileged.js``, which is checked against the browser first.

    Raises:
        FirefoxLacks: Names what the browser does not have, and its version.

    """

    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette
        self._version = marionette.version
        script = (_HERE / "privileged.js").read_text("utf-8")
        marionette.command(
            "WebDriver:ExecuteScript", script=script, args=[], sandbox="system", newSandbox=False
        )
        self.need(self("missing", (_HERE / "privileged_tab.js").read_text("utf-8")))

    def need(self, missing: Sequence[str]) -> None:
        """Raise an error that names what is missing, if anything is."""
        if missing:
            raise FirefoxLacks(
                f"Firefox {self._version} has no {', '.join(missing)}, which the tests' driver "
                "needs. Mend tests/browser/e2e/firefox/ for this version, or test with another: "
                "build.py test browser --firefox PATH"
            )

    def __call__(self, name: str, *arguments: object) -> Any:
        """Call one of the functions with plain data, and return what it gives."""
        script = f"(...given) => globalThis.desktop[{json.dumps(name)}](...given)"
        return self._marionette.call(script, *arguments)
