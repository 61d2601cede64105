"""Saved views: what is said when the filter of one cannot be read any more."""

from ccm_tui.errors import CcmError
from ccm_tui.words import _


def unreadable(name: str, fault: CcmError) -> CcmError:
    """That a view asks for what is not there: a field that is gone, a State that was deleted."""
    said = _("The view “{name}” cannot be shown: {fault}").format(name=name, fault=fault)
    return CcmError(said, _("Change its filter, or delete the view. Nothing was changed."))
