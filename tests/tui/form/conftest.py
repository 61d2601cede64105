"""The form's tests wait for keys, not for the clock."""

import pytest

from ccm_tui.tui import key_order


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may be slow: the next key still waits for the one before it."""
    monkeypatch.setattr(key_order, "_PATIENCE", 20.0)
