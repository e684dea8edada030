"""The two commands of the README, as far as they can be tried without a download."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = _ROOT / "packaging" / "dev.py"
_spec = importlib.util.spec_from_file_location("dev", _SCRIPT)
assert _spec is not None
assert _spec.loader is not None
dev = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(dev)


def _call(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The script called with almost nothing in its environment."""
    return subprocess.run(
        [sys.executable, str(_SCRIPT), *arguments],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are Linux's matter")
def test_run_without_a_display_says_so_in_one_sentence(tmp_path: Path) -> None:
    done = _call("run", home=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(r"There is no display [^\n]+\.\n", done.stderr)


def test_an_unknown_command_is_wrong_usage(tmp_path: Path) -> None:
    assert _call("dance", home=tmp_path).returncode == 2


def test_help_names_every_command(tmp_path: Path) -> None:
    done = _call("--help", home=tmp_path)
    assert done.returncode == 0
    assert all(f"\n  {command} [ARGUMENT" in done.stdout for command in ("run", "test", "lock"))


@pytest.mark.parametrize(
    "arguments, opens",
    [
        ([], True),
        (["--store", "a.sqlite"], True),
        (["--store=a.sqlite"], True),
        (["list"], False),
        (["--help"], False),
        (["--store", "a.sqlite", "list"], False),
    ],
)
def test_only_a_call_without_a_command_opens_a_window(arguments: list[str], opens: bool) -> None:
    assert dev.opens_window(arguments) is opens


@pytest.mark.parametrize(
    "platform, environment, has",
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_missed_on_linux_only(
    platform: str, environment: dict[str, str], has: bool
) -> None:
    assert dev.has_display(platform, environment) is has


def test_a_library_that_cannot_be_loaded_is_missing_with_its_package() -> None:
    absent = {"libno-such-thing.so.9": "libno-such-thing9"}
    present = {} if sys.platform == "win32" else {_a_library(): "libc"}
    assert dev.missing(absent | present) == absent


def _a_library() -> str:
    return "libc.so.6" if sys.platform.startswith("linux") else "libSystem.dylib"


def test_root_calls_apt_get_itself() -> None:
    apt = dev.apt_command(lambda name: f"/usr/bin/{name}", is_root=True)
    assert apt[:3] == ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]


def test_others_call_apt_get_through_sudo_that_asks_no_password_of_a_machine() -> None:
    apt = dev.apt_command(lambda name: f"/usr/bin/{name}", is_root=False)
    assert apt[:2] == ["sudo", "-n"]


@pytest.mark.parametrize("found", [set(), {"sudo"}, {"apt-get"}])
def test_without_apt_get_or_the_right_to_use_it_nothing_is_installed(found: set[str]) -> None:
    assert dev.apt_command(lambda name: name if name in found else None, is_root=False) is None


def test_what_cannot_be_installed_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(dev.DevError, match=r"libno-such\.so.*sudo apt install libno-such9"):
        dev.provide_libraries({"libno-such.so": "libno-such9"})


@pytest.mark.skipif(sys.platform == "win32", reason="apt-get is Debian's")
@pytest.mark.parametrize(
    "release, glib", [("exit 100", "libglib2.0-0"), ("exit 0", "libglib2.0-0t64")]
)
def test_apt_get_is_asked_for_what_is_missing_under_the_names_of_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str, glib: str
) -> None:
    log = tmp_path / "log"
    scripts = {
        "apt-get": f'echo "$DEBIAN_FRONTEND $@" >> {log}',
        "apt-cache": release,
        "sudo": 'if [ "$1" = -n ]; then shift; fi; exec "$@"',
    }
    for name, script in scripts.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(dev.DevError, match=r"though their packages are there: libno-such\.so"):
        dev.provide_libraries({"libno-such.so": "libno-such9", "libno-glib.so": "libglib2.0-0"})
    assert log.read_text(encoding="utf-8").splitlines() == [
        "noninteractive --quiet update",
        f"noninteractive --quiet install --yes --no-install-recommends libno-such9 {glib}",
    ]


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    dev.write_stamp(tmp_path / "stamp", {"python": "3.11", "run": "digest"})
    assert dev.read_stamp(tmp_path / "stamp") == {"python": "3.11", "run": "digest"}


@pytest.mark.parametrize("damage", [None, b"", b"{", b"[1]", b"\xff\xfe"])
def test_a_missing_or_damaged_stamp_says_that_nothing_is_installed(
    tmp_path: Path, damage: bytes | None
) -> None:
    stamp = tmp_path / "stamp"
    if damage is not None:
        stamp.write_bytes(damage)
    assert dev.read_stamp(stamp) == {}


def test_what_is_stamped_as_installed_is_not_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = tmp_path / "stamp"
    digests = {name: dev.digest_of(path) for name, path in dev.LOCKS.items()}
    stamp.write_text(json.dumps({"python": dev._python_identity(), **digests}))
    monkeypatch.setattr(dev, "STAMP", stamp)
    monkeypatch.setattr(dev, "QT_LIBRARIES", {})
    monkeypatch.setattr(subprocess, "call", lambda *_: pytest.fail("something was started"))
    dev.provide("test")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_locked_requirement_has_a_digest_and_no_place_of_origin(name: str) -> None:
    text = (_ROOT / "packaging" / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 10
    assert all(re.match(r"[a-z0-9.-]+==\S+ .*\\\n", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "/" not in text
    assert "://" not in text


def test_tests_see_the_versions_that_users_get() -> None:
    run, test = (
        set(re.findall(r"^\S+==\S+", dev.LOCKS[name].read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("run", "test")
    )
    assert run < test


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt-get is Debian's")
def test_java_is_installed_only_where_checks_run_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Elsewhere nobody is asked for it, and where it cannot be had the tests go on without."""
    log = tmp_path / "log"
    for name in ("apt-get", "apt-cache", "sudo"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "{name} $@" >> {log}\nexit 1\n')
        (tmp_path / name).chmod(0o755)
    (tmp_path / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(tmp_path))
    dev.provide_java({})
    assert not log.exists()
    dev.provide_java({"CI": "true"})
    assert "default-jdk-headless" in log.read_text() or "sudo" in log.read_text()
    assert "They are skipped" in capsys.readouterr().err
