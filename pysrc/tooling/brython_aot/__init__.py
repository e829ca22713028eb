"""Compiles the Python user interface to JavaScript at build time, with Brython's own compiler.

Extension pages run under a content security policy without `unsafe-eval`, and Brython makes
functions from text: when it loads, and for each module it imports. So all of these texts are
written into one static script as ordinary functions, and in the page a stand-in for `Function`
hands them out and refuses any other. Modules the pages do not import are left out.
"""
