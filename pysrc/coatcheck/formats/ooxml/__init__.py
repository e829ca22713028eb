"""Office Open XML (ECMA-376, ISO/IEC 29500): documents, workbooks and presentations."""
