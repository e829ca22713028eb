"""Gradio: a multimodal chat at /chat, an image component at /image."""

from __future__ import annotations

import recorder

options = recorder.options()
recorder.stay_at_home(options.folder)

import fastapi  # noqa: E402
import gradio  # noqa: E402


def answer(message: dict[str, object], history: list[object]) -> str:
    """Say how many files came."""
    return f"{len(message['files'])} files, after {len(history)} messages"  # type: ignore[arg-type]


chat = gradio.ChatInterface(
    answer,
    multimodal=True,
    textbox=gradio.MultimodalTextbox(file_count="multiple", file_types=["image"]),
)
with gradio.Blocks() as image:
    # "filepath" hands on the file as it came.
    gradio.Image(type="filepath", sources=["upload", "clipboard"])

application = fastapi.FastAPI()
application = gradio.mount_gradio_app(application, chat, "/chat", ssr_mode=False)
application = gradio.mount_gradio_app(application, image, "/image", ssr_mode=False)
recorder.serve(application, options.folder)
