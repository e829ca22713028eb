"""Chainlit: a chat at /chat that takes files with its messages."""

from __future__ import annotations

from pathlib import Path

import recorder

options = recorder.options()
recorder.stay_at_home(options.folder)

import fastapi  # noqa: E402
from chainlit.utils import mount_chainlit  # noqa: E402

application = fastapi.FastAPI()
mount_chainlit(application, str(Path(__file__).with_name("chainlit_chat.py")), "/chat")
recorder.serve(application, options.folder)
