"""The form: one dialog for every entity, rendered from its declaration and from nothing else."""

from ccm_tui.tui.form.dialog import FormDialog, FormResult
from ccm_tui.tui.form.register_face import FormRegister, Suggestion
from ccm_tui.tui.form.row import Inside

__all__ = ["FormDialog", "FormRegister", "FormResult", "Inside", "Suggestion"]
