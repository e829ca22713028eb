"""Stock Firefox, driven by WebDriver BiDi, and by Marionette where BiDi has no words.

BiDi runs scripts in pages and in the extension's frames, presses keys and buttons, and tells what
is logged. Marionette alone may run scripts in the browser's own process, which do what a person's
desktop does: they answer file dialogs, and drop or paste files as trusted events.
"""
