"""What a person sees of Coatcheck. Runs in the browser by Brython, compiled ahead of time.

Each page has a package, whose ``page`` is where it begins; what they share is in ``common``.

Rules: what decides what is said never imports ``browser`` and is tested natively; those modules are
listed in ``tests/ui/prompt/test_prompt_page.py``. The others draw.
Nothing here imports the engine: what it says comes as plain data (``docs/protocol.md``). Whatever
comes out of a file (its name, its metadata) is untrusted text and is only ever set as text.
"""
