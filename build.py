#!/usr/bin/env python3
"""The one entry to everything: `python3 build.py COMMAND`, with any Python from 3.8 on.

It looks for a Python 3.13, keeps a virtual environment in `.venv` with the tools at the versions
and hashes of `pysrc/tooling/requirements.txt`, and hands over to `pysrc/tooling` in there.
`python3 build.py --help` names the commands. This file itself must be readable by old Pythons.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WANTED = "3.13"
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "pysrc" / "tooling" / "requirements.txt"
STAMP = VENV / "installed.txt"
LOCK = ROOT / "build" / "set-up.lock"
WINDOWS = os.name == "nt"


class SetUpError(Exception):
    """Something that the user has to install or repair first."""


def output_of(*command):
    """Return what a command prints, without white space; nothing if it fails."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def version_of(python):
    """Return the version of a Python as "3.13"; nothing if it cannot make environments."""
    code = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    return output_of(str(python), "-c", code)


def python_candidates():
    """Yield what may be a Python of the wanted version, likeliest first."""
    yield sys.executable
    for name in ("python" + WANTED, "python3", "python"):
        yield shutil.which(name)
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv") / "versions"
    yield from sorted(pyenv.glob(WANTED + ".*/bin/python"), reverse=True)
    yield from sorted(pyenv.glob(WANTED + ".*/python.exe"), reverse=True)
    uv = shutil.which("uv") or str(home / ".local" / "bin" / "uv")
    yield output_of(uv, "python", "find", WANTED)
    managed = Path(os.environ.get("UV_PYTHON_INSTALL_DIR") or home / ".local/share/uv/python")
    yield from sorted(managed.glob("cpython-" + WANTED + ".*/bin/python3"), reverse=True)
    if WINDOWS:
        yield output_of("py", "-" + WANTED, "-c", "import sys; print(sys.executable)")
    else:
        yield Path("/opt/homebrew/bin/python" + WANTED)
        yield Path("/usr/local/bin/python" + WANTED)


def find_python():
    """Return the path of a Python of the wanted version."""
    tried = []
    for candidate in python_candidates():
        path = str(candidate or "")
        if path and path not in tried and Path(path).exists():
            tried.append(path)
            if version_of(path) == WANTED:
                return path
    looked_at = "\n".join(f"    {path} (Python {version_of(path) or '?'})" for path in tried)
    raise SetUpError(
        f"Coatcheck is built with Python {WANTED}, with its modules venv and ensurepip, and none\n"
        "was found. Please install one; any of these will do:\n"
        f"    uv python install {WANTED}\n"
        f"    pyenv install {WANTED}\n"
        f"    your system's package (Debian, Ubuntu: python{WANTED} python{WANTED}-venv)\n"
        f"Looked at:\n{looked_at}"
    )


def venv_python():
    """Return the path of the virtual environment's Python."""
    return VENV / "Scripts" / "python.exe" if WINDOWS else VENV / "bin" / "python"


def wanted_stamp():
    """Return the text that says what should be installed in the virtual environment."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    return f"python {WANTED}\nrequirements {digest}\n"


def is_current(wanted):
    """Say whether the virtual environment is there and holds what it should."""
    try:
        return STAMP.read_text() == wanted and venv_python().exists()
    except OSError:
        return False


@contextlib.contextmanager
def alone():
    """Hold a lock, so that two builds at once do not set up the same environment."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def set_up(wanted):
    """Make the virtual environment and install the pinned tools."""
    if VENV.exists() and version_of(venv_python()) != WANTED:
        shutil.rmtree(VENV)
    if not VENV.exists():
        python = find_python()
        say(f"making .venv with {python}")
        if subprocess.run([python, "-m", "venv", str(VENV)]).returncode != 0:
            shutil.rmtree(VENV, ignore_errors=True)
            raise SetUpError(
                f"{python} could not make a virtual environment in .venv (its message is above). "
                "Install its modules venv and ensurepip, and try again."
            )
    say("installing the tools into .venv (only when their list changes)")
    command = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--no-input", "--require-hashes", "--only-binary", ":all:", "-r", str(REQUIREMENTS)]
    if not sys.stderr.isatty():
        command.append("-qq")  # errors only
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        raise SetUpError(
            "pip could not install the tools into .venv (its message is above). "
            "Check the network connection, and try again."
        )
    STAMP.write_text(wanted)


def say(text):
    """Print one line of progress."""
    print("set-up: " + text, file=sys.stderr, flush=True)


def main():
    """Set up if needed, then go on as `python -m tooling` in the virtual environment."""
    try:
        wanted = wanted_stamp()
        if not is_current(wanted):
            with alone():
                if not is_current(wanted):
                    set_up(wanted)
    except (SetUpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    environment = dict(os.environ, PYTHONPATH=str(ROOT / "pysrc"))
    command = [str(venv_python()), "-P", "-m", "tooling", *sys.argv[1:]]
    sys.stdout.flush()
    if WINDOWS:
        return subprocess.run(command, env=environment).returncode
    os.execve(command[0], command, environment)
    return 0  # not reached


if __name__ == "__main__":
    sys.exit(main())
