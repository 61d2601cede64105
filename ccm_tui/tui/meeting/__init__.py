"""Meeting mode: the meeting or event is chosen once, and new entries take what it says."""
