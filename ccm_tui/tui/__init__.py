"""Face one: the screen. It reaches the register only through ``ccm_tui.register``."""
