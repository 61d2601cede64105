"""The trail, and going back and forward on it."""

from ccm_tui.register import Register
from ccm_tui.tui.trail import LONGEST, Place, Trail
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person

STATES, OUTREACH, EVENTS = (Place(section=name) for name in ("states", "outreach", "events"))
GNB = Place(print, ("gnb",), section="states", record=("state", "gnb"))


def anywhere(_place: Place) -> bool:
    return True


def trail_of(*places: Place) -> Trail:
    trail = Trail()
    for place in places:
        trail.arrive(place)
    return trail


def test_one_goes_back_and_forward_by_the_order_of_visits() -> None:
    trail = trail_of(STATES, GNB, OUTREACH)
    assert [trail.step(-1, anywhere) for _time in range(3)] == [GNB, STATES, None]
    assert trail.here == STATES
    assert [trail.step(1, anywhere) for _time in range(3)] == [GNB, OUTREACH, None]


def test_going_elsewhere_forgets_what_lay_ahead() -> None:
    trail = trail_of(STATES, GNB)
    trail.step(-1, anywhere)
    trail.arrive(EVENTS)
    assert trail.step(1, anywhere) is None
    assert trail.step(-1, anywhere) == STATES


def test_arriving_where_one_is_renews_the_place_and_keeps_what_lies_ahead() -> None:
    trail = trail_of(STATES, OUTREACH)
    trail.step(-1, anywhere)
    trail.arrive(Place(section="states", filter="guinea", selected="gnb"))
    assert trail.here is not None
    assert trail.here.filter == "guinea"
    assert trail.step(1, anywhere) == OUTREACH


def test_what_is_gone_is_passed_and_one_does_not_arrive_where_one_is() -> None:
    trail = trail_of(EVENTS, STATES, GNB, STATES)
    assert trail.step(-1, lambda place: place != GNB) == EVENTS


def test_with_nothing_left_to_go_to_one_stays() -> None:
    trail = trail_of(GNB, STATES)
    assert trail.step(-1, lambda place: place != GNB) is None
    assert trail.here == STATES
    assert Trail().step(-1, anywhere) is None


def test_the_oldest_places_are_forgotten() -> None:
    trail = trail_of(*(Place(section=str(n)) for n in range(LONGEST + 10)))
    back = 0
    while trail.step(-1, anywhere):
        back += 1
    assert back == LONGEST - 1
    assert trail.here == Place(section="10")


# --- With keys -----------------------------------------------------------------------------------


def logged(register: Register, subject: str, day: str) -> str:
    entry = {"states": ["GNB"], "channel": "letter", "date": day, "subject": subject}
    return register.save("outreach", entry | {"direction": "out"})


def where(person: Person) -> tuple[str, str]:
    return person.app.current_mode, person.place


async def test_back_leads_through_record_history_and_section_with_its_filter(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        first = logged(person.register, "First", "2017-02-01")
        logged(person.register, "Second", "2017-02-02")
        await person.press("2", "enter", "3")
        person.app.screen.apply_filter("first")  # type: ignore[attr-defined]  # a section
        await person.press("enter", "h")
        assert where(person) == ("outreach", "HistoryScreen")
        person.app.pop_screen()
        person.app.pop_screen()
        await person.press("escape")
        assert person.counted() == 2
        await person.press("1")
        seen = []
        for _time in range(5):
            await person.press("[")
            seen.append(where(person))
        assert seen == [
            ("outreach", "OutreachScreen"),
            ("outreach", "HistoryScreen"),
            ("outreach", "EntryScreen"),
            ("outreach", "OutreachScreen"),
            ("states", "StateScreen"),
        ]
        await person.press("]")
        assert where(person) == ("outreach", "OutreachScreen")
        assert person.sees("First")
        assert not person.sees("Second")
        assert person.app.screen.current() == first  # type: ignore[attr-defined]  # a section


async def test_a_record_that_was_deleted_meanwhile_is_passed_and_named(sitting: Sitting) -> None:
    async with sitting() as person:
        uid = logged(person.register, "[/b] Gone", "2017-02-01")
        await person.press("2", "3", "enter", "d")
        assert person.place == "OutreachScreen"
        await person.press("[")
        assert where(person) == ("states", "StatesScreen")
        assert "“[/b] Gone” was deleted meanwhile." in person.notices
        person.register.undo()
        await person.press("]", "]")
        assert person.place == "EntryScreen"
        assert person.app.screen.uid == uid  # type: ignore[attr-defined]  # a record's screen


async def test_at_the_end_of_the_trail_it_is_said(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("[")
        assert person.notices == ["This is where you began."]


async def test_brackets_are_text_where_text_is_typed(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.types("/[x]")
        assert person.sees("[x]")
