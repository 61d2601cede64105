"""Syncing with a hub: the same register on many laptops, where there is a network now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.register.lists import Lists
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.exchange.hub import Synced
    from ccm_tui.exchange.hub_address import Address
    from ccm_tui.store.staging import Progress


class Syncing(Lists):
    """What passes between this register and a hub."""

    def sync(self, hub: Address, level: str, progress: Progress | None = None) -> Synced:
        """Pull what the hub has, merge it, give what the hub lacks; what is above ``level`` stays.

        ``progress`` is told how much is done, of how much; what it raises ends it. Raises
        HubUnusable, NotMergeable or Forked; this register is as it was then, except that a hub
        that goes away while it is given something has been pulled from.
        """
        from ccm_tui.exchange import hub as hubs

        with our_errors(self.path):
            self.make_ready()
            return hubs.sync(self._writer, self.entities, hub, level, progress)
