"""The chat that `chainlit_server.py` serves."""

from __future__ import annotations

import chainlit


@chainlit.on_message
async def answer(message: chainlit.Message) -> None:
    """Say how many files came."""
    await chainlit.Message(f"{len(message.elements)} files").send()
