"""No test touches the log of the person who runs it."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, and in it the log that learnlog finds when no other is named; returns that log's folder."""
    person = tmp_path_factory.mktemp("person")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(person))
    for name, folder in (("DATA", "AppData"), ("CACHE", "Cache"), ("CONFIG", "Config"), ("STATE", "State")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(person / folder))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(person / "AppData"))
    log = person / "log"
    monkeypatch.setenv("LEARNLOG_HOME", str(log))
    return log
