"""A colleague's register for the pictures: a copy in which Chile went on writing. All made up."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from fictional import Ids, SetClock
from story import CHILE

from ccm_tui.register import Register, Surroundings
from ccm_tui.store.driver import connect

_ORIGIN = "fedcba9876543210"
_AT = "the other laptop"


def write_apart(register: Register, target: Path) -> None:
    """Hand the register out as ``target``; there and here people go on writing."""
    entry = str(register.rows("outreach").first(1)[0]["uid"])
    summary = str(register.values("outreach", entry)["summary"])
    register.export(target)
    with closing(connect(target)) as copy:
        copy.execute("UPDATE session SET origin = ?, installation = ?", (_ORIGIN, _AT))
    clock = SetClock()
    clock.now = datetime(2017, 2, 9, 8, 15, tzinfo=UTC)
    with Register.open(target, Surroundings(clock, Ids("apart"), CHILE, _AT)) as theirs:
        words = summary.replace("before the end of the month", "by the end of April")
        theirs.save("outreach", {"summary": words, "place": "Geneva, Palais"}, entry)
        theirs.save("outreach", {**_CALL, "subject": "Call with Freetown (fictional)"})
    words = summary.replace("in Portuguese", "in Portuguese and English")
    register.save("outreach", {"summary": words, "place": "Geneva, at the mission"}, entry)
    noted = {"subject": "Phone call on the focal point (fictional)", "summary": "A second call."}
    register.save("outreach", {**_CALL, **noted})


_CALL = {"states": ["SLE"], "channel": "phone", "date": "2017-02-07"}
