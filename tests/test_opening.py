"""What is known before a log is opened: the time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from learnlog.opening import now


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    """The time zone of a place, as in ``TZ``."""
    if not hasattr(time, "tzset"):
        pytest.skip("time zones cannot be chosen here")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("place", "offset"),
    [
        ("UTC0", timedelta()),
        ("NPT-5:45", timedelta(hours=5, minutes=45)),
        ("XXX+9:30", -timedelta(hours=9, minutes=30)),
        ("MMT+0:44:30", -timedelta(minutes=44)),  # Monrovia, until 1972
    ],
    indirect=["place"],
)
@pytest.mark.usefixtures("place")
def test_the_time_is_the_one_here_and_can_be_kept(offset: timedelta) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    moment = now()
    assert moment.utcoffset() == offset
    assert before <= moment <= datetime.now(UTC) and not moment.microsecond
