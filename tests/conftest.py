"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A run says the same about the same code, on a busy machine too; `build.py test fuzz` explores.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

pytest.register_assert_rewrite("e2e")
