"""The place of the storms: forked lives, which need no seconds to start."""

from __future__ import annotations

from multiprocessing.context import ForkServerContext

import pytest

from tests.crash.life import forkserver


@pytest.fixture(scope="session")
def nursery() -> ForkServerContext:
    return forkserver()
