"""The themes: dark, light and high contrast. One accent colour; everything else is neutral.

Words say what colours repeat; the contrast of text on its ground is checked by a test.
"""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="dark",
    primary="#7AA2C8",
    secondary="#7AA2C8",
    accent="#8AB4DC",
    foreground="#D8DCE0",
    background="#16191D",
    surface="#1C2025",
    panel="#23282E",
    boost="#2A3037",
    success="#9CC08A",
    warning="#E0B15C",
    error="#EE8A80",
    dark=True,
    variables={
        "text-muted": "#9AA2AB",
        "border": "#3A424B",
        "footer-key-foreground": "#8AB4DC",
        "input-selection-background": "#8AB4DC 35%",
    },
)
LIGHT: Final = Theme(
    name="light",
    primary="#1F5E96",
    secondary="#1F5E96",
    accent="#1A5A94",
    foreground="#1C2126",
    background="#FBFBF9",
    surface="#F3F3F0",
    panel="#EAEAE6",
    boost="#E2E2DD",
    success="#2F6B2B",
    warning="#7A5200",
    error="#A8201A",
    dark=False,
    variables={
        "text-muted": "#545C64",
        "border": "#B9BDB8",
        "footer-key-foreground": "#1A5A94",
        "input-selection-background": "#1A5A94 25%",
    },
)
CONTRAST: Final = Theme(
    name="contrast",
    primary="#FFFF00",
    secondary="#FFFF00",
    accent="#FFFF00",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#101010",
    boost="#202020",
    success="#00FF66",
    warning="#FFCC00",
    error="#FF9A9A",
    dark=True,
    variables={
        "text-muted": "#E0E0E0",
        "border": "#FFFFFF",
        "footer-key-foreground": "#FFFF00",
        "input-selection-background": "#FFFF00 40%",
    },
)
THEMES: Final = (DARK, LIGHT, CONTRAST)
