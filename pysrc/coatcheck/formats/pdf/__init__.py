"""PDF (ISO 32000-2): what the root reaches, written anew; streams kept as they are coded."""
