"""A contact or organisation on a screen of its own."""

from textual.content import Content

from ccm_tui.tui.person_keys import AtPerson
from ccm_tui.tui.record_screen import RecordScreen


class PersonScreen(RecordScreen, AtPerson):
    """One contact or organisation with what hangs on it."""

    def person_here(self) -> tuple[str, str]:
        """This one."""
        return self.kind, self.uid

    def written(self, width: int) -> Content:
        """All that is known."""
        from ccm_tui.tui.person_view import whole

        return whole(self.app.register, self.kind, self.uid, width)


class ContactScreen(PersonScreen):
    """One contact."""

    def __init__(self, uid: str) -> None:
        super().__init__("contact", uid)


class OrganisationScreen(PersonScreen):
    """One organisation."""

    def __init__(self, uid: str) -> None:
        super().__init__("organisation", uid)
