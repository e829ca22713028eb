"""Content credentials (C2PA): manifests, their signature, and the CBOR they are written in."""
