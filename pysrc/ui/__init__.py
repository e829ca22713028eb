"""What a person sees of Coatcheck. Runs in the browser by Brython, compiled ahead of time.

Rules: only ``dom``, ``text`` and the modules that draw (``prompt``, ``buttons``, ``strip``,
``picture``, ``findings``) import ``browser``; the others are plain Python and are tested natively.
Nothing here imports the engine: what it says comes as plain data (``docs/protocol.md``). Whatever
comes out of a file (its name, its metadata) is untrusted text and is only ever set as text.
"""
