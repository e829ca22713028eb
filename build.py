#!/usr/bin/env python3
"""The one entry to everything: `python3 build.py COMMAND`, with any Python from 3.8 on.

It looks for a Python 3.13, keeps a virtual environment in `.venv` with the tools at the versions
and hashes of `pysrc/tooling/requirements.txt`, and hands over to `pysrc/tooling` in there.
`python3 build.py --help` names the commands. This file itself must be readable by old Pythons.
"""

import contextlib
import glob
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
WANTED = "3.13"
VENV = os.path.join(ROOT, ".venv")
REQUIREMENTS = os.path.join(ROOT, "pysrc", "tooling", "requirements.txt")
STAMP = os.path.join(VENV, "installed.txt")
WINDOWS = os.name == "nt"


class SetUpError(Exception):
    """Something the person has to install or repair first."""


def version_of(python):
    """Return the version of a Python as "3.13", or None if it does not run."""
    code = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def python_candidates():
    """Yield paths that may be a Python of the wanted version, likeliest first."""
    yield sys.executable
    for name in ("python" + WANTED, "python3", "python"):
        found = shutil.which(name)
        if found:
            yield found
    home = os.path.expanduser("~")
    pyenv = os.environ.get("PYENV_ROOT") or os.path.join(home, ".pyenv")
    patterns = [
        os.path.join(pyenv, "versions", WANTED + ".*", "bin", "python"),
        os.path.join(pyenv, "pyenv-win", "versions", WANTED + ".*", "python.exe"),
        os.path.join("/opt/homebrew/bin", "python" + WANTED),
        os.path.join("/usr/local/bin", "python" + WANTED),
    ]
    for pattern in patterns:
        for path in sorted(glob.glob(pattern), reverse=True):
            yield path
    uv = shutil.which("uv") or os.path.join(home, ".local", "bin", "uv")
    for command in ([uv, "python", "find", WANTED], ["py", "-" + WANTED, "-c", PRINT_PATH]):
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            answer = subprocess.run(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                universal_newlines=True,
                timeout=60,
            )
            if answer.returncode == 0 and answer.stdout.strip():
                yield answer.stdout.strip()


PRINT_PATH = "import sys; print(sys.executable)"


def find_python():
    """Return the path of a Python of the wanted version."""
    tried = []
    for path in python_candidates():
        if path in tried:
            continue
        tried.append(path)
        if version_of(path) == WANTED:
            return path
    raise SetUpError(
        "Cloakroom is built with Python %s (with the modules venv and ensurepip), and none was\n"
        "found. Please install one; any of these will do:\n"
        "    uv python install %s\n"
        "    pyenv install %s\n"
        "    the package python%s (Debian: python%s-venv too) or the installer of your system\n"
        "Looked at: %s" % (WANTED, WANTED, WANTED, WANTED, WANTED, ", ".join(tried))
    )


def venv_python():
    """Return the path of the virtual environment's Python."""
    return os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))


def wanted_stamp():
    """Return the text that says what should be installed in the virtual environment."""
    with open(REQUIREMENTS, "rb") as stream:
        digest = hashlib.sha256(stream.read()).hexdigest()
    return "python %s\nrequirements %s\n" % (WANTED, digest)


def is_current(wanted):
    """Say whether the virtual environment is there and holds what it should."""
    try:
        with open(STAMP) as stream:
            return stream.read() == wanted and os.path.exists(venv_python())
    except OSError:
        return False


@contextlib.contextmanager
def alone():
    """Hold a lock, so that two builds at once do not set up the same environment."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    os.makedirs(os.path.join(ROOT, "build"), exist_ok=True)
    with open(os.path.join(ROOT, "build", "set-up.lock"), "w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def set_up(wanted):
    """Make the virtual environment and install the pinned tools."""
    if os.path.exists(venv_python()) and version_of(venv_python()) != WANTED:
        shutil.rmtree(VENV)
    if not os.path.exists(venv_python()):
        python = find_python()
        say("making .venv with %s" % python)
        if subprocess.run([python, "-m", "venv", VENV]).returncode != 0:
            shutil.rmtree(VENV, ignore_errors=True)
            raise SetUpError("%s could not make a virtual environment; see above." % python)
    say("installing the tools into .venv (only when their list changes)")
    command = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", REQUIREMENTS]
    if not sys.stderr.isatty():
        command.insert(4, "--quiet")
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        raise SetUpError("Installing the tools failed; what pip said is above.")
    with open(STAMP, "w") as stream:
        stream.write(wanted)


def say(text):
    """Print one line of progress."""
    print("set-up: " + text, file=sys.stderr)
    sys.stderr.flush()


def main():
    """Set up if needed, then go on as `python -m tooling` in the virtual environment."""
    try:
        wanted = wanted_stamp()
        if not is_current(wanted):
            with alone():
                if not is_current(wanted):
                    set_up(wanted)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    environment = dict(os.environ, PYTHONPATH=os.path.join(ROOT, "pysrc"))
    command = [venv_python(), "-P", "-m", "tooling"] + sys.argv[1:]
    sys.stdout.flush()
    if WINDOWS:
        return subprocess.run(command, env=environment).returncode
    os.execve(command[0], command, environment)
    return 0  # not reached


if __name__ == "__main__":
    sys.exit(main())
