"""Face two: every function of the app by command, without a screen."""
