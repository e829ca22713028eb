"""Starts a stock Firefox with a profile of its own that speaks with nobody but the tests."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Beside what the remote agent sets by itself for every session.
_PREFERENCES: dict[str, str | int | bool] = {
    "marionette.port": 0,
    "remote.prefs.recommended": True,
    # Nothing is fetched that no page asks for.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.newtabpage.activity-stream.feeds.system.topstories": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    # The tests are no measurement: code that runs for a second is not worth its optimising.
    "javascript.options.wasm_optimizingjit": False,
    "layout.frame_rate": 20,
    "ui.prefersReducedMotion": 1,
    "dom.events.testing.asyncClipboard": True,
    # A page reads a dropped folder although no desktop has dragged it.
    "dom.filesystem.pathcheck.disabled": True,
}
_ENDS_WITHIN = 20


@contextmanager
def firefox(program: str) -> Iterator[tuple[Path, int]]:
    """Run Firefox; give its profile folder and the number of its process."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [program, "--headless", "--no-remote", "--profile", str(profile)]
        command += ["--width=1200", "--height=800"]
        command += ["--marionette", "--remote-debugging-port=0", "--remote-allow-system-access"]
        with (profile / "output.txt").open("w") as output:
            process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield profile, process.pid
        finally:
            process.terminate()
            try:
                process.wait(_ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
