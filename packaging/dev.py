"""Run or test Minutes Desktop from a checkout; needs Python 3.11 or newer and nothing else.

``.venv`` in the checkout belongs to this script: it is made, filled and remade here. The program
is not installed into it. A ``.pth`` file puts the checkout on its path instead, because an
editable install would need a build tool beyond the locked requirements, for the same effect.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "dev-stamp.json"
LOCKS = {
    "run": ROOT / "packaging" / "requirements.txt",
    "test": ROOT / "packaging" / "requirements-test.txt",
}

# What the wheels of Qt expect of Linux: library, then Debian's package of it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
}

USAGE = """\
commands:
  run [ARGUMENT…]    start Minutes Desktop, handing it the arguments
  test [ARGUMENT…]   check style, types and imports, then test; pytest gets the arguments
  lock [ARGUMENT…]   lock the requirements anew; uv gets the arguments, such as --upgrade
"""


class DevError(Exception):
    """What stops this script; the text is the sentence for the developer."""


def main(argv: list[str]) -> int:
    """Do one command and return its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - older ones run this file to be told so
        return _say(
            f"Minutes Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}."
        )
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Run or test Minutes Desktop from a checkout.",
        epilog=USAGE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = {"run": run, "test": test, "lock": lock}
    parser.add_argument("command", choices=commands, metavar="command")
    asked = parser.parse_args(argv[:1])
    try:
        return commands[asked.command](argv[1:])
    except DevError as error:
        return _say(str(error))
    except KeyboardInterrupt:
        return 130


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


# ---------------------------------------------------------------- the commands


def run(arguments: list[str]) -> int:
    """Start the program, in place of this process where the system can do that."""
    if opens_window(arguments) and not has_display(sys.platform, os.environ):
        raise DevError(
            "There is no display to open a window on: "
            "start this from a desktop, or set DISPLAY or WAYLAND_DISPLAY."
        )
    provide("run")
    command = [str(_python()), "-m", "minutes_desktop", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.call(command)


def test(arguments: list[str]) -> int:
    """Run every check, the quickest first, up to the first that fails."""
    provide("test")
    provide_java(os.environ)
    python = str(_python())
    stages = {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [str(_python().with_name("lint-imports")), "--no-logo"],
        "pytest": [python, "-m", "pytest", "--numprocesses", "auto", *arguments],
    }
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, command in stages.items():
        print(f"── {name}", flush=True)
        began = time.monotonic()
        status = subprocess.call(command, cwd=ROOT, env=environment)
        print(f"── {name}: {time.monotonic() - began:.1f} s", flush=True)
        if status:
            raise DevError(f"Stopped: {name} failed.")
    return 0


def lock(arguments: list[str]) -> int:
    """Lock the requirements anew, for every platform and Python from 3.11."""
    uv = shutil.which("uv")
    if not uv:
        raise DevError("Locking needs uv on the PATH.")
    command = [
        *(uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
        *("--no-header", "--no-annotate", *arguments, "pyproject.toml"),
    ]
    # The second is held to the first, so that tests see what users get.
    of_tests = ["--group", "test", "--constraint", str(LOCKS["run"].relative_to(ROOT))]
    for more, file in (([], LOCKS["run"]), (of_tests, LOCKS["test"])):
        status = subprocess.call([*command, *more, "--output-file", str(file)], cwd=ROOT)
        if status:
            return status
    return 0


# ---------------------------------------------------------------- the display


def opens_window(arguments: list[str]) -> bool:
    """Whether the program would open its window: it is given no command, at most a store."""
    store = arguments[:1] == ["--store"] and len(arguments) == 2
    return not arguments or store or (len(arguments) == 1 and arguments[0].startswith("--store="))


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether Qt can be expected to find a screen on this platform."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


# ---------------------------------------------------------------- the environment


def provide(purpose: str) -> None:
    """Have the system libraries, ``.venv`` and the locked requirements of a purpose ready."""
    if sys.platform.startswith("linux"):
        wanted = QT_LIBRARIES | (WINDOW_LIBRARIES if purpose == "run" else {})
        provide_libraries(missing(wanted))
    python, digest = _python_identity(), digest_of(LOCKS[purpose])
    stamp = read_stamp(STAMP)
    if stamp.get("python") != python:
        _make_venv()
        stamp = {"python": python}
        write_stamp(STAMP, stamp)
    if stamp.get(purpose) != digest:
        _install(LOCKS[purpose])
        # Tests need all that a run needs, in the same versions.
        done = {"run", purpose}
        write_stamp(STAMP, stamp | {name: digest_of(LOCKS[name]) for name in done})


def digest_of(path: Path) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_stamp(path: Path) -> dict[str, str]:
    """What has been installed, as last noted; nothing if the note is missing or damaged."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(path: Path, stamp: dict[str, str]) -> None:
    """Note what has been installed."""
    path.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def _python_identity() -> str:
    # With the folder, because scripts in it name the path of their Python.
    return f"{sys.version} in {sys.base_prefix} for {VENV}"


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _make_venv() -> None:
    if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
        package = f"python3.{sys.version_info.minor}-venv"
        apt_install([package], f"Python cannot make an environment here: install {package}.")
    print("Making .venv …", flush=True)
    made = subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made or not _python().exists():
        raise DevError(f"Python could not make an environment in {VENV}; its words are above.")
    folders = {"base": str(VENV), "platbase": str(VENV)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=folders))
    # Relative, so that no name of a folder meets the encoding Python reads this file in.
    (packages / "checkout.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")


def _install(requirements: Path) -> None:
    print(f"Installing {requirements.name} …", flush=True)
    command = [
        *(str(_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"),
        *("--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"),
        *("--requirement", str(requirements)),
    ]
    # Once more, because a download may fail by chance.
    if subprocess.call(command) and subprocess.call(command):
        raise DevError("The requirements could not be installed; the words of pip are above.")


# ---------------------------------------------------------------- system libraries


def missing(libraries: dict[str, str]) -> dict[str, str]:
    """The libraries of these that this computer cannot load."""
    return {name: package for name, package in libraries.items() if not _loads(name)}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_libraries(absent: dict[str, str]) -> None:
    """Install the libraries that are absent, where this is Debian or its kin."""
    if not absent:
        return
    sentence = f"Qt needs system libraries that are not installed: {', '.join(absent)}."
    apt_install(list(absent.values()), sentence)
    if still := missing(absent):
        raise DevError(
            f"Qt cannot load these, though their packages are there: {', '.join(still)}."
        )


def provide_java(environment: Mapping[str, str]) -> None:
    """Install Java where checks run by themselves; elsewhere tests that need it are skipped."""
    if environment.get("CI") != "true" or not sys.platform.startswith("linux"):
        return
    if not shutil.which("javac"):
        try:
            apt_install(["default-jdk-headless"], "The tests of accessibility need Java.")
        except DevError as error:
            _say(f"{error} They are skipped.")


def apt_install(packages: list[str], otherwise: str) -> None:
    """Install Debian packages, or raise ``DevError`` saying ``otherwise`` and which they are."""
    apt = apt_command(shutil.which, is_root=os.name == "posix" and os.geteuid() == 0)
    if apt is None:
        raise DevError(f"{otherwise} On Debian or Ubuntu: sudo apt install {' '.join(packages)}")
    subprocess.call([*apt, "update"])  # A failure here may still leave a list that will do.
    if subprocess.call([*apt, "install", "--yes", "--no-install-recommends", *_named(packages)]):
        raise DevError(f"{otherwise} apt-get could not install {' '.join(packages)}.")


def apt_command(which: Callable[[str], str | None], *, is_root: bool) -> list[str] | None:
    """How to call apt-get here, or ``None`` where that cannot be."""
    if not which("apt-get"):
        return None
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]
    if is_root:
        return quiet
    # Without a keyboard sudo must not wait for a password.
    return ["sudo", *([] if sys.stdin.isatty() else ["-n"]), *quiet] if which("sudo") else None


def _named(packages: list[str]) -> list[str]:
    """The packages under the names of this release: newer ones renamed GLib's."""
    newer = "libglib2.0-0t64"
    known = subprocess.run(["apt-cache", "show", newer], capture_output=True, check=False)
    names = {} if known.returncode else {"libglib2.0-0": newer}
    return [names.get(package, package) for package in packages]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
