"""Prompts of image generators, wherever they were put: PNG text, Exif, XMP, comments.

There is no standard. What the tools write:

- Stable Diffusion web UI (A1111) and its forks: ``parameters``, the prompt in plain text, then
  ``Negative prompt:`` and ``Steps: 20, Sampler: ...``; in JPEG and WebP the same in UserComment.
- ComfyUI: ``prompt`` and ``workflow``, JSON graphs of nodes, in Exif behind ``prompt:``.
- InvokeAI: ``invokeai_metadata``, ``invokeai_graph``, ``invokeai_workflow``, formerly
  ``sd-metadata`` (JSON) and ``Dream`` (a command line).
- NovelAI: ``Comment``, JSON with prompt and ``uc``; Fooocus and SwarmUI: ``parameters``, JSON.
- Midjourney: ``Description``, the prompt with its options and a job id.

A recognised value starts with the words that the person wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coatcheck.metadata.text import clip, load_json
from coatcheck.phrases import term
from coatcheck.terms import Term

MAX_NODES = 2000
"""Nodes of a graph that are looked at."""

_SETTINGS = re.compile(r"\bSteps: ?\d+, ?(Sampler|Size|Seed|CFG|Schedule)", re.IGNORECASE)
_MIDJOURNEY = re.compile(r"\bJob ID: ?[0-9a-f]{8}-[0-9a-f]{4}", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"worst quality|low quality|lowres|bad (anatomy|hands)|watermark|blurry|deformed", re.IGNORECASE
)
"""Words by which a negative prompt is known in a graph."""
_FREE_TEXT = frozenset(
    {
        "usercomment",
        "imagedescription",
        "comment",
        "description",
        "make",
        "model",
        "xpcomment",
        "title",
        "parameters",
    }
)
"""Names of entries of general use that a tool may have put its prompt into."""

_KEYWORDS = {
    "parameters": "A1111",
    "prompt": "ComfyUI",
    "workflow": "ComfyUI",
    "invokeai_metadata": "InvokeAI",
    "invokeai_graph": "InvokeAI",
    "invokeai_workflow": "InvokeAI",
    "sd-metadata": "InvokeAI",
    "dream": "InvokeAI",
    "fooocus_scheme": "Fooocus",
    "negative_prompt": "Easy Diffusion",
    "sui_image_params": "SwarmUI",
    "generation_data": "AI",
    "generation_info": "AI",
    "aigc": "AI",
}
_PROMPT_KEYS = ("prompt", "positive_prompt", "Prompt", "positivePrompt", "c", "input")
_TEXT_KEYS = ("text", "text_g", "text_l", "prompt", "positive", "wildcard_text", "string")


_SOURCE_TYPES = {
    "trainedalgorithmicmedia": Term.MADE_BY_ARTIFICIAL_INTELLIGENCE,
    "compositewithtrainedalgorithmicmedia": Term.PARTLY_MADE_BY_ARTIFICIAL_INTELLIGENCE,
    "compositesynthetic": Term.PARTLY_MADE_BY_ARTIFICIAL_INTELLIGENCE,
    "compositeincludingsyntheticelements": Term.PARTLY_MADE_BY_ARTIFICIAL_INTELLIGENCE,
    "algorithmicmedia": Term.MADE_BY_A_PROGRAM,
    "digitalcapture": Term.TAKEN_WITH_A_CAMERA,
    "computationalcapture": Term.TAKEN_WITH_A_CAMERA,
    "digitalcreation": Term.MADE_ON_A_COMPUTER,
    "digitalart": Term.MADE_ON_A_COMPUTER,
    "composite": Term.PUT_TOGETHER_FROM_SEVERAL_PICTURES,
    "screencapture": Term.A_SCREENSHOT,
    "negativefilm": Term.SCANNED_FROM_FILM,
    "positivefilm": Term.SCANNED_FROM_FILM,
    "print": Term.SCANNED_FROM_PAPER,
}
"""IPTC digital source types (cv.iptc.org/newscodes/digitalsourcetype), in lower case."""


def source_type(value: str) -> str:
    """Say a digital source type, written as an address or as its last part, in words."""
    code = value.strip().rpartition("/")[2]
    known = _SOURCE_TYPES.get(code.lower())
    return clip(code) if known is None else term(known)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a generator left: its name, and its text, the prompt first."""

    tool: str
    text: str

    @property
    def group(self) -> str:
        """The group of the tag that holds it, by which its nature is known."""
        return f"AI {self.tool}"


def recognise(name: str, text: str) -> Prompt | None:
    """Tell whether the entry ``name`` with this text is a generator's, and whose."""
    key = name.lower()
    tool = _KEYWORDS.get(key)
    if tool is None and key not in _FREE_TEXT:
        return None
    if key in ("usercomment", "imagedescription", "make", "model"):
        mark, _, rest = text.partition(":")
        if mark.lower() in ("prompt", "workflow") and rest.lstrip().startswith("{"):
            return recognise(mark, rest.strip())
    if text.lstrip()[:1] in ("{", "["):
        found = _from_json(tool, text)
        if found is not None:
            return found
    if tool is not None:
        return Prompt(tool, clip(text))
    if _SETTINGS.search(text[:20_000]):
        return Prompt("A1111", clip(text))
    if _MIDJOURNEY.search(text[:20_000]):
        return Prompt("Midjourney", clip(text))
    return None


def _from_json(tool: str | None, text: str) -> Prompt | None:
    """Find the prompt in JSON; None if it does not look like a generator's."""
    value = load_json(text)
    if not isinstance(value, (dict, list)):
        return None
    if isinstance(value, dict):
        if "uc" in value and ("prompt" in value or "steps" in value):
            tool = "NovelAI"
        elif "sui_image_params" in value:
            tool = "SwarmUI"
        elif tool is None and "prompt" in value and ("seed" in value or "steps" in value):
            tool = "AI"
        elif tool is None and "c" in value and "sampler" in value:
            tool = "Draw Things"
    if tool is None:
        return None
    words = _prompt_words(value) or _graph_words(value)
    return Prompt(tool, clip(f"{words}\n{text}" if words else text))


def _prompt_words(value: object, depth: int = 0) -> str:
    """The prompt under one of its usual keys, at most four levels down."""
    if depth > 4:
        return ""
    if isinstance(value, list):
        parts = (_prompt_words(item, depth + 1) for item in value[:8])
        return next((part for part in parts if part), "")
    if not isinstance(value, dict):
        return ""
    for key in _PROMPT_KEYS:
        found = value.get(key)
        if isinstance(found, str) and found.strip():
            return found.strip()
        if isinstance(found, list) and found and isinstance(found[0], dict):
            inner = _prompt_words(found[0], depth + 1)
            if inner:
                return inner
    for key in ("image", "sui_image_params", "metadata", "v2"):
        inner = _prompt_words(value.get(key), depth + 1)
        if inner:
            return inner
    return ""


def _graph_words(value: object) -> str:
    """The texts in the nodes of a ComfyUI graph, in both of its forms."""
    nodes: list[object] = []
    if isinstance(value, dict):
        listed = value.get("nodes")
        nodes = list(listed) if isinstance(listed, list) else list(value.values())
    texts: dict[str, None] = {}
    for node in nodes[:MAX_NODES]:
        if not isinstance(node, dict):
            continue
        kind = str(node.get("class_type") or node.get("type") or "")
        if not any(part in kind for part in ("Text", "Prompt", "String", "text", "prompt")):
            continue
        inputs, widgets = node.get("inputs"), node.get("widgets_values")
        found: list[object] = []
        if isinstance(inputs, dict):
            found = [inputs.get(key) for key in _TEXT_KEYS]
        if isinstance(widgets, list):
            found += widgets[:4]
        for item in found:
            if isinstance(item, str) and len(item.strip()) > 3:
                texts.setdefault(item.strip())
    ordered = sorted(texts, key=lambda text: _NEGATIVE.search(text) is not None)
    return "\n".join(ordered[:8])
