"""Dispatch of `python3 build.py COMMAND`."""

from __future__ import annotations

import argparse
import importlib
import sys

from tooling.errors import ToolingError

# Each command is one module with `add_arguments(parser)` and `run(options) -> exit code`. They are
# imported only when asked for, so that one does not slow another down.
COMMANDS = {
    "build": ("tooling.commands.build", "write the unpacked extension, for Chrome and for Firefox"),
    "demo": ("tooling.demo.command", "open a chat page with the guard in place and try it"),
    "test": ("tooling.commands.test", "run the tests, all or by group, with everything they need"),
    "bench": ("tooling.bench.command", "measure speed and memory against what is used today"),
    "screens": ("tooling.screens.command", "take pictures of the prompt and the editor"),
    "clean": ("tooling.commands.clean", "remove what the other commands made"),
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="build.py", description="Builds, tests and shows Coatcheck."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module_name, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
        if arguments and arguments[0] == name:
            importlib.import_module(module_name).add_arguments(command)
    own, rest = _split(arguments)
    options = parser.parse_args(own)
    options.rest = rest
    if rest and options.command != "test":
        parser.error("only 'test' hands on what stands after --")
    module = importlib.import_module(COMMANDS[options.command][0])
    try:
        code: int = module.run(options)
    except ToolingError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
    return code


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Part the arguments at the first `--`: what follows is for another program."""
    if "--" not in arguments:
        return arguments, []
    place = arguments.index("--")
    return arguments[:place], arguments[place + 1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
