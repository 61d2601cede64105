"""Each output from nothing to met by commands alone; what is late or not eligible is told.

All that is said of States and organisations here is fictional.
"""

import pytest

from tests.cli.conftest import Run

AFTER = "2017-09-06"
"""After the last day that counts, 3 September 2017: what was written down by then is judged."""


class Delegate:
    """Somebody of the ISU at a command line."""

    def __init__(self, run: Run, today: str = AFTER) -> None:
        self.run, self.today = run, today

    def does(self, *argv: str) -> str:
        """A command that succeeds; the uid of what it made or changed."""
        by = ("--by", "ISU", "--person", "A. Tester", "--as-at", self.today)
        return str(self.run(*by, *argv, "--json").json.get("uid"))

    def evidence(self, output: str) -> dict[str, tuple[str, str | None]]:
        """What an output rests on: who (or what), with its uid and why it does not count."""
        items = self.run(
            "--as-at", self.today, "evidence", "list", "--output", output, "--json"
        ).json["items"]
        return {item["state"] or item["source"]: (item["uid"], item["why"]) for item in items}

    def why(self, output: str) -> dict[str, str | None]:
        """Who stands in the evidence of an output, and why they do not count; None: they do."""
        return {who: why for who, (_uid, why) in self.evidence(output).items()}

    def accepts(self, output: str, *who: str) -> None:
        """Accept the evidence of these States."""
        found = self.evidence(output)
        for each in who:
            self.does("evidence", "accept", found[each][0])

    def sees(self, output: str) -> str:
        """How far an output is: ``2 of 2 met``."""
        items = self.run("--as-at", self.today, "output", "list", "--json").json["items"]
        (found,) = (item for item in items if item["code"] == output)
        return f"{found['counted']} of {found['target']} {found['status']}"


@pytest.fixture
def delegate(run: Run) -> Delegate:
    """A delegate after the last day that counts."""
    return Delegate(run)


def test_o1_six_states_told_what_they_lack_and_what_comes_first(delegate: Delegate) -> None:
    need = ("need", "add", "--pillar", "data", "--text", "No figures (fictional)")
    for state in ("AFG", "ALB", "BIH", "TCD", "HRV", "GNB", "IRQ"):
        day = "2017-09-04" if state == "IRQ" else "2017-09-03"
        for kind in ("challenge", "priority"):
            delegate.does(*need, "--state", state, "--kind", kind, "--date", day)
    letter = ("--date", "2017-02-08", "--source", "A letter (fictional)")
    delegate.does("evidence", "add", "--output", "O1", "--state", "COL", *letter)
    assert delegate.why("O1") == {
        "IRQ": "late",
        "COL": "not_eligible",
        **dict.fromkeys(("AFG", "ALB", "BIH", "TCD", "HRV", "GNB"), "not_judged"),
    }

    delegate.accepts("O1", "COL", "IRQ", "AFG", "ALB", "BIH", "TCD", "HRV")
    assert delegate.sees("O1") == "5 of 6 missed"
    delegate.accepts("O1", "GNB")
    assert delegate.sees("O1") == "6 of 6 met"


def test_o2_an_event_across_conventions_was_held(delegate: Delegate) -> None:
    def held(title: str, day: str, *conventions: str) -> str:
        named = [given for code in conventions for given in ("--convention", code)]
        what = ("--title", title, "--kind", "workshop", "--starts", day, "--status", "held")
        return delegate.does("event", "add", *what, *named)

    held("Late", "2017-09-04", "CCM", "APMBC")
    joint = held("Joint", "2017-02-09", "CCM")
    assert delegate.why("O2") == {"Late": "late", "Joint": "few_conventions"}
    delegate.accepts("O2", "Late")
    assert delegate.sees("O2") == "0 of 1 missed"

    delegate.does("event", "edit", joint, "--convention", "CCM", "--convention", "CCW")
    delegate.does(
        *("evidence", "accept", delegate.evidence("O2")["Joint"][0]),
        *("--reason", "It improved joint approaches (fictional)"),
    )
    assert delegate.sees("O2") == "1 of 1 met"


def test_o3_both_states_without_a_focal_point_engaged(delegate: Delegate) -> None:
    for line in ("GNB bilateral 8/2/2017", "SLE bilateral 9/2/2017", "LBN phone 8/2/2017"):
        entry = delegate.does("log", f"{line} focal point #A3 ~positive")
    given = ("--date", "2017-02-08", "--source", "A call", "--record", entry)
    delegate.does("evidence", "add", "--output", "O3", "--state", "LBN", *given)

    delegate.accepts("O3", "LBN", "GNB")
    assert delegate.why("O3") == {"GNB": None, "LBN": "not_eligible", "SLE": "not_judged"}
    assert delegate.sees("O3") == "1 of 2 missed"
    delegate.accepts("O3", "SLE")
    assert delegate.sees("O3") == "2 of 2 met"


def test_o4_two_states_said_that_a_plan_started(delegate: Delegate) -> None:
    claim = ("claim", "add", "--aspect", "national_plan", "--value", "started")
    for state, day in (("AFG", "2017-02-08"), ("MNE", "2017-09-03"), ("GNB", "2017-09-04")):
        said = ("--as-of", day, "--source", "A statement (fictional)")
        delegate.does(*claim, "--state", state, *said)
    delegate.does(
        *("evidence", "add", "--output", "O4", "--state", "MOZ", "--verdict", "accepted"),
        *("--date", "2017-02-08", "--source", "A statement (fictional)"),
    )
    late = delegate.evidence("O4")["GNB"][0]
    delegate.does("evidence", "refuse", late, "--reason", "came after the meeting")
    assert delegate.why("O4") == {
        "GNB": "refused", "MOZ": "not_eligible", "AFG": "not_judged", "MNE": "not_judged",
    }  # fmt: skip

    delegate.accepts("O4", "AFG")
    assert delegate.sees("O4") == "1 of 2 missed"
    delegate.accepts("O4", "MNE")
    assert delegate.sees("O4") == "2 of 2 met"


def test_o5_two_states_exchanged_a_good_practice(delegate: Delegate) -> None:
    for giver, receiver, day in (
        ("HRV", "GNB", "2017-09-04"), ("USA", "ALB", "2017-09-03"), ("BIH", "LAO", "2017-02-08"),
    ):  # fmt: skip
        sides = ("--from", giver, "--to", receiver)
        delegate.does("practice", "add", "--title", "Peer visits", *sides, "--date", day)
    assert delegate.why("O5") == {
        "HRV": "late", "GNB": "late", "USA": "not_eligible",
        "ALB": "not_judged", "BIH": "not_judged", "LAO": "not_judged",
    }  # fmt: skip

    delegate.accepts("O5", "HRV", "USA", "ALB")
    assert delegate.sees("O5") == "1 of 2 missed"
    delegate.accepts("O5", "BIH")
    assert delegate.sees("O5") == "2 of 2 met"


def test_o6_five_states_answered_constructively(run: Run) -> None:
    delegate = Delegate(run, "2017-07-03")
    delegate.does("organisation", "add", "--name", "Relief (fictional)", "--type", "aid_agency")
    request = delegate.does(
        *("request", "add", "--state", "AFG", "--what", "Prostheses", "--pillar", "rehabilitation"),
        *("--date", "2017-06-01"),
    )
    donors = ("NOR", "DEU", "IRL", "FRA", "CHE", "USA", "Relief (fictional)", "AUT")
    for donor in donors:
        relay = delegate.does("request", "relay", request, "--to", donor, "--date", "2017-06-20")
        day = "2017-07-01" if donor == "AUT" else "2017-06-30"
        delegate.does("request", "respond", relay, "--date", day, "--constructive")
    assert delegate.why("O6") == {
        "AUT": "late", "USA": "not_eligible", "Prostheses": "not_eligible",
        **dict.fromkeys(("NOR", "DEU", "IRL", "FRA", "CHE"), "not_judged"),
    }  # fmt: skip

    delegate.accepts("O6", "AUT", "USA", "Prostheses", "NOR", "DEU", "IRL", "FRA")
    assert delegate.sees("O6") == "4 of 5 missed"
    listed = run("evidence", "list", "--output", "O6").out
    assert "Relief (fictional)  30 Jun 2017  accepted  not eligible" in listed
    delegate.accepts("O6", "CHE")
    assert delegate.sees("O6") == "5 of 5 met"
