"""`screens`: builds, and takes pictures of what a person sees, into build/screens/."""

from __future__ import annotations

import argparse
import shutil

from tooling import paths, say
from tooling.browsers.find import ensure_chromium
from tooling.commands.build import build
from tooling.screens.popups import POPUPS, take_popups
from tooling.screens.reading import READING, take_reading
from tooling.screens.scenes import GUARD, SCENES
from tooling.screens.take import take

OUT = paths.BUILD / "screens"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `screens`."""
    all_names = [scene.name for scene in (*SCENES, *POPUPS, *READING)]
    names = ", ".join(dict.fromkeys(all_names))
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"of: {names} (default: all)")


def run(options: argparse.Namespace) -> int:
    """Take the pictures."""
    wanted = [scene for scene in SCENES if not options.scenes or scene.name in options.scenes]
    popups = [scene for scene in POPUPS if not options.scenes or scene.name in options.scenes]
    reading = [scene for scene in READING if not options.scenes or scene.name in options.scenes]
    if not wanted and not popups and not reading:
        say.line(f"no such scene: {', '.join(options.scenes)}")
        return 2
    pictures = OUT / "pictures"
    if not options.scenes:
        shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True, exist_ok=True)
    extension = build(out=OUT / "extension", guards=[GUARD])
    for path in take(ensure_chromium(), extension, wanted, OUT):
        say.line(f"  {path}")
    for path in take_popups(ensure_chromium(), extension, popups, OUT):
        say.line(f"  {path}")
    for path in take_reading(ensure_chromium(), extension, reading, OUT):
        say.line(f"  {path}")
    return 0
