"""A paste of files from the page's own world, for want of a trusted one.

No headless browser has a clipboard that takes files as they are: Chromium's writes each picture
anew, without what it held beside its pixels, and Firefox's takes text alone. A trusted event
cannot be had either: Firefox's content process does not survive a clipboard event that is
dispatched with the browser's own rights.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

from e2e.driver import Pasted, Tab

_PASTE = """([files, texts]) => {
  const transfer = new DataTransfer();
  const made = files.map(({name, type, data}) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    return new File([bytes], name, {type});
  });
  for (const file of made) transfer.items.add(file);
  const init = {bubbles: true, cancelable: true, composed: true, clipboardData: transfer};
  const event = new ClipboardEvent('paste', init);
  const carried = event.clipboardData;
  if (carried.files.length !== made.length) {
    // Firefox leaves out what the constructor is given.
    for (const file of made) carried.items.add(file);
  }
  for (const [type, text] of Object.entries(texts)) carried.setData(type, text);
  const target = ELEMENT;
  target.focus?.();
  target.dispatchEvent(event);
}"""


def paste_synthetically(
    tab: Tab, element: str, files: Sequence[Pasted], texts: Mapping[str, str]
) -> None:
    """Paste files and texts into the element that a script finds."""
    plain = [
        {"name": file.name, "type": file.type, "data": base64.b64encode(file.data).decode()}
        for file in files
    ]
    tab.evaluate(_PASTE.replace("ELEMENT", f"({element})"), [plain, dict(texts)])
