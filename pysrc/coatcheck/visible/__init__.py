"""What a picture shows: faces, codes and texts that are personal, suggested on the device.

A layer of its own, which nothing imports that was not asked to look. ``rules`` decide about text,
``models`` turn what networks say into boxes and characters, both without running anything;
``native`` runs the networks outside of a browser, and ``looking`` looks at a file:

    from coatcheck.source import BytesSource
    from coatcheck.visible.looking import look
    for piece in look(BytesSource(data)).pieces:
        print(piece.kind, piece.polygon, piece.shown)

Suggestions are never complete: what is not found is not said to be absent.
"""
