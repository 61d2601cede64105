"""A picture of every screen, at both sizes and in every theme: what a person really gets."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.register import Register
from tests.surroundings import surroundings
from tests.tui.app.person import Person, RememberedSettings, app_on

Compare = Callable[..., bool]

WIDE, SMALL = (120, 40), (80, 24)


@pytest.fixture
def filled(register_path: Path) -> Path:
    """A register with a letter, its answer and a bilateral with what was promised in it."""
    with Register.open(register_path, surroundings()) as register:
        letter = register.save(
            "outreach",
            {
                "states": ["GNB", "SLE"],
                "channel": "letter",
                "date": "2017-01-12",
                "subject": "Designation of a national focal point (fictional)",
                "activities": ["A3"],
            },
        )
        register.save(
            "outreach",
            {
                "states": ["GNB"],
                "channel": "bilateral",
                "date": "2017-02-08",
                "place": "Geneva",
                "reply_to": letter,
                "direction": "in",
                "subject": "Focal point promised by March (fictional)",
                "summary": "They will name the [/focal] point.\nCôte d'Ivoire, 日本 and שלום.",
                "engagement": "positive",
                "activities": ["A3"],
                "commitments": [
                    {"owed_by": "GNB", "owed_to": "ISU", "what": "name the focal point",
                     "due": "2017-03-01"},
                    {"owed_by": "ISU", "owed_to": "GNB", "what": "send draft terms of reference",
                     "due": "2017-01-31"},
                ],
            },
        )  # fmt: skip
    return register_path


@pytest.fixture
def looks(snap_compare: Compare, filled: Path, monkeypatch: pytest.MonkeyPatch) -> Compare:
    """``looks("2", "enter", size=..., theme=...)``: as it did when it was last approved."""
    monkeypatch.setattr(Input, "cursor_blink", False)

    def compare(
        *keys: str, size: tuple[int, int] = WIDE, theme: str = "dark", **given: object
    ) -> bool:
        app = app_on(
            lambda: Register.open(filled, surroundings(**given)), RememberedSettings(theme)
        )

        async def walk(pilot: Pilot[None]) -> None:
            person = Person(app, pilot)
            await person.starts()
            for key in keys:
                await person.press(key)
            await asyncio.wait_for(person.waits(), 10)

        return snap_compare(app, terminal_size=size, run_before=walk)

    return compare


TO_GUINEA_BISSAU = ["down"] * 5


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light")])
def test_states(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks(*TO_GUINEA_BISSAU, size=size, theme=theme)


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (SMALL, "dark")])
def test_outreach(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks("2", size=size, theme=theme)


def test_outreach_in_high_contrast(looks: Compare) -> None:
    assert looks("2", theme="contrast")


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light")])
def test_profile_of_a_state(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks(*TO_GUINEA_BISSAU, "enter", size=size, theme=theme)


def test_a_disagreement(looks: Compare) -> None:
    from datetime import date

    assert looks("f", "f", "f", as_at=date(2017, 8, 1))


def test_deciding_which_claim_stands(looks: Compare) -> None:
    from datetime import date

    assert looks("f", "f", "f", "enter", "r", as_at=date(2017, 8, 1), size=SMALL)


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light")])
def test_form(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks("2", "n", size=size, theme=theme)


def test_form_with_all_errors_at_once(looks: Compare) -> None:
    assert looks("2", "n", "ctrl+s", size=SMALL)


def test_record(looks: Compare) -> None:
    assert looks("2", "enter", size=SMALL)


def test_thread(looks: Compare) -> None:
    assert looks("2", "t")


def test_history(looks: Compare) -> None:
    assert looks("2", "h", size=SMALL)


def test_help(looks: Compare) -> None:
    assert looks("f1", size=SMALL)


def test_who_acts(looks: Compare) -> None:
    assert looks("ctrl+w", size=SMALL, theme="light")


def test_palette(looks: Compare) -> None:
    assert looks("ctrl+p", "g", "u", "i", size=SMALL)


def test_plan(looks: Compare) -> None:
    assert looks("6", *["down"] * 13)


def test_plan_by_day(looks: Compare) -> None:
    assert looks("6", "f", "f", size=SMALL, theme="light")


@pytest.fixture
def assistance(filled: Path) -> Path:
    """The same register with a request, a practice, an act of dissemination and a cost."""
    with Register.open(filled, surroundings()) as register:
        asked = {"pillar": "rehabilitation", "date": "2017-01-10"}
        for state, what in (
            ("LAO", "Prostheses (fictional)"),
            ("AFG", "[/two] nurses (fictional)"),
        ):
            request = register.save("request", {**asked, "state": state, "what": what})
        for to in ("NOR", "USA"):
            relay = {"request": request, "recipient": to, "date": "2017-01-20"}
            register.save("relay", relay | ({"ica": "joint"} if to == "NOR" else {}))
        practice = {"title": "Peer visits (fictional)", "giver": "HRV", "receivers": ["GNB", "SLE"]}
        register.save("practice", practice | {"level": "access", "date": "2017-02-01"})
        act = {"channel": "web", "audience": "Readers (fictional)", "date": "2017-02-01"}
        register.save("dissemination", act)
        cost = {"activity": "A5", "what": "Room (fictional)", "date": "2017-02-01"}
        register.save("cost", {**cost, "amount": "1200.50", "currency": "CHF"})
        register.save("cost", {**cost, "what": "limited costs"})
    return filled


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light")])
def test_requests(looks: Compare, assistance: Path, size: tuple[int, int], theme: str) -> None:
    assert looks("7", "right", size=size, theme=theme)


def test_the_guidance(looks: Compare, assistance: Path) -> None:
    assert looks("7", "G", size=SMALL)


def test_costs(looks: Compare, assistance: Path) -> None:
    assert looks("6", "C")


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light")])
def test_plan_check(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks("f5", "down", size=size, theme=theme)
