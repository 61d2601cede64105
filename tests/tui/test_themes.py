"""Every theme can be read: the contrast of text on its grounds, computed."""

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from ccm_tui.tui.themes import THEMES

TEXTS = ("foreground", "accent", "error", "warning", "success")
GROUNDS = ("background", "surface", "panel", "boost")
ENOUGH = 4.5
"""WCAG 2.2, level AA, for text of normal size."""


def luminance(color: Color) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), product(TEXTS, GROUNDS))
def test_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_dim_text_can_be_read(theme: Theme, ground: str) -> None:
    assert contrast(theme.variables["text-muted"], getattr(theme, ground)) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_cursor_line_can_be_read(theme: Theme) -> None:
    ground = Color.parse(theme.accent or "")
    text = ground.get_contrast_text(1.0)
    assert contrast(text.hex6, ground.hex6) >= ENOUGH
