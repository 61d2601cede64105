"""Every word a person sees passes through here, so that it can be shown in another language.

The English text stands in the source and is its own key. ``_`` translates a text when it is shown;
``N_`` only marks one where it is declared (a field's label, say), to be translated later with
``_``. Catalogues are compiled gettext files, ``ccm_tui/locale/<language>/LC_MESSAGES/ccm_tui.mo``;
what a catalogue lacks is shown in English.

The chosen language is a context variable rather than a global: every asyncio task and every worker
that copies its context sees the choice made before it was started, and a choice made in one test
or one embedded call does not leak into the next. It is therefore made once, before a face starts.
"""

from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "ccm_tui"
CATALOGUES = Path(__file__).parent / "locale"

_SOURCE = "en"
_language: ContextVar[str] = ContextVar("ccm_tui_language", default=_SOURCE)


def _(message: str) -> str:
    """Return ``message`` in the language chosen; call it when showing, not when declaring."""
    language = _language.get()
    # gettext answers the empty text with the catalogue's header.
    if language == _SOURCE or not message:
        return message
    return _catalogue(CATALOGUES, language).gettext(message)


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark ``message`` as a text to translate and return it as it is."""
    return message


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form that goes with the number ``n``, in the language chosen."""
    language = _language.get()
    if language == _SOURCE:
        return singular if n == 1 else plural
    return _catalogue(CATALOGUES, language).ngettext(singular, plural, n)


def set_language(code: str | None) -> bool:
    """Choose the language of all words shown from here on; ``None`` is English.

    ``code`` is a language or a language and country: ``fr``, ``fr_CH``, ``fr-CH``. Returns whether
    there is a catalogue for it (English needs none); without one, words stay English.
    """
    language = (code or _SOURCE).replace("-", "_")
    if language.split("_")[0].lower() == _SOURCE or not _has_catalogue(CATALOGUES, language):
        _language.set(_SOURCE)
        return language.split("_")[0].lower() == _SOURCE
    _language.set(language)
    return True


def _has_catalogue(folder: Path, language: str) -> bool:
    """Say whether ``folder`` holds a catalogue for ``language``, its country apart if need be."""
    from gettext import find

    # The code becomes part of a path: letters, digits and underscores only.
    return language.isidentifier() and find(DOMAIN, folder, [language]) is not None


@cache
def _catalogue(folder: Path, language: str) -> "NullTranslations":
    from gettext import translation

    return translation(DOMAIN, folder, [language])
