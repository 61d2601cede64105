"""Nothing that was typed is lost: drafts."""

from datetime import timedelta
from typing import Any

from ccm_tui.domain.draft import Draft
from ccm_tui.errors import CcmError, DiskFull, RegisterLocked
from ccm_tui.tui.form import FormResult
from ccm_tui.tui.form.drafts import LATER, SOON, DraftKeeper
from ccm_tui.tui.form.leaving import LeavingQuestion
from tests.tui.form.fake_register import FakeRegister
from tests.tui.form.host import NOW, Clock, filling


class Timer:
    """A timer that goes off when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, Any]] = []

    def __call__(self, seconds: float, call: Any) -> None:
        self.asked.append((seconds, call))

    def go_off(self) -> None:
        for _seconds, call in [self.asked.pop(0) for _ in self.asked[:]]:
            call()


class Disk:
    def __init__(self) -> None:
        self.writes = 0
        self.trouble: CcmError | None = None
        self.said: list[str] = []

    def write(self) -> bool:
        if self.trouble:
            raise self.trouble
        self.writes += 1
        return True

    def keeper(self, timer: Timer) -> DraftKeeper:
        return DraftKeeper(
            self.write, timer, lambda: self.said.append("kept"), lambda e: self.said.append(str(e))
        )


def test_the_first_change_sets_the_time_of_the_write_and_later_ones_do_not_put_it_off() -> None:
    timer, disk = Timer(), Disk()
    keeper = disk.keeper(timer)
    for _ in range(20):
        keeper.changed()

    assert [seconds for seconds, _ in timer.asked] == [SOON]
    assert SOON <= 0.5
    timer.go_off()
    assert disk.writes == 1
    keeper.changed()
    assert len(timer.asked) == 1


def test_nothing_is_written_by_a_timer_that_came_too_late() -> None:
    timer, disk = Timer(), Disk()
    keeper = disk.keeper(timer)
    keeper.changed()
    assert keeper.flush()
    timer.go_off()
    assert disk.writes == 1


def test_a_write_that_failed_is_tried_again_a_little_later() -> None:
    timer, disk = Timer(), Disk()
    disk.trouble = DiskFull("the disk is full")
    keeper = disk.keeper(timer)
    keeper.changed()
    timer.go_off()
    assert [seconds for seconds, _ in timer.asked] == [LATER]
    assert keeper.behind
    disk.trouble = None
    timer.go_off()
    assert disk.said == ["the disk is full", "kept"]
    assert not keeper.behind


def test_after_the_end_nothing_is_written() -> None:
    timer, disk = Timer(), Disk()
    keeper = disk.keeper(timer)
    keeper.changed()
    keeper.stop()
    timer.go_off()
    assert disk.writes == 0


async def test_what_is_typed_is_on_disk_without_any_key_for_it() -> None:
    register = FakeRegister()
    async with filling(register, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("Focal")
        hands.keep_now()

        assert register.drafts["draft-1"] == Draft(
            uid="draft-1",
            kind="outreach",
            record=None,
            typed={"direction": "out", "sensitivity": "restricted", "subject": "Focal"},
            at="2017-02-09T08:41:07.000Z",
        )
        assert hands.status == f"draft kept {NOW.astimezone():%H:%M:%S}"


async def test_the_timer_is_set_by_typing() -> None:
    register = FakeRegister()
    async with filling(register, only=("states",)) as hands:
        await hands.type("g")
        assert hands.app.form.keeper.behind
        assert register.writes == 0


async def test_leaving_keeps_a_draft_and_says_so() -> None:
    register = FakeRegister()
    async with filling(register, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("Focal")
        await hands.press("escape")

        assert hands.app.result == FormResult(draft="draft-1")
        assert hands.app.notices == ["Kept as a draft"]
    assert register.drafts["draft-1"].typed["subject"] == "Focal"


async def test_leaving_when_nothing_was_typed_keeps_nothing() -> None:
    register = FakeRegister()
    async with filling(
        register, typed={"states": ["s-gnb"]}, only=("states", "channel", "meeting")
    ) as hands:
        await hands.press("tab", "tab", "ctrl+o", "escape")

        assert hands.app.result == FormResult()
        assert hands.app.notices == []
    assert register.drafts == {}


async def test_what_was_typed_and_taken_back_is_no_draft() -> None:
    register = FakeRegister()
    async with filling(register, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("a")
        hands.keep_now()
        assert "draft-1" in register.drafts
        await hands.press("backspace", "escape")
        assert hands.app.result == FormResult()
    assert register.drafts == {}


async def test_leaving_the_program_keeps_what_was_typed_last() -> None:
    register = FakeRegister()
    async with filling(register, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("Focal")
        hands.app.exit()
    assert register.drafts["draft-1"].typed["subject"] == "Focal"


async def test_a_draft_comes_back_as_it_was() -> None:
    typed = {
        "direction": "in",
        "sensitivity": "public",
        "states": ["s-gnb", "sier"],
        "channel": "bilateral",
        "date": "30/2",
        "subject": "[/foo]",
        "commitments": [{"owed_by": "s-gnb", "owed_to": "s-chl", "what": "name", "due": "1/3"}],
        "meeting": "m-6msp",
    }
    draft = Draft("draft-7", "outreach", None, typed, "2017-02-08T10:00:00.000Z")
    register = FakeRegister(drafts={"draft-7": draft})
    async with filling(register, draft=draft) as hands:
        assert hands.row("states").value == ("s-gnb", "sier")
        assert hands.row("channel").value == "bilateral"
        assert hands.row("date").value == "30/2"
        assert hands.row("subject").value == "[/foo]"
        assert hands.row("commitments").value == tuple(typed["commitments"])
        assert hands.row("meeting").value == "m-6msp"
        assert hands.status == "draft brought back"
        await hands.press("escape")
        assert hands.app.result == FormResult(draft="draft-7")
    assert register.drafts["draft-7"].at == draft.at


async def test_saving_drops_the_draft() -> None:
    typed = {"states": ["s-gnb"], "channel": "letter", "date": "7/2", "subject": "A letter"}
    draft = Draft("draft-7", "outreach", None, typed, "2017-02-08T10:00:00.000Z")
    register = FakeRegister(drafts={"draft-7": draft})
    async with filling(register, draft=draft, only=("subject",)) as hands:
        await hands.press("ctrl+s")
        assert hands.app.result == FormResult(saved=("outreach-1",))
    assert register.drafts == {}


async def test_a_draft_of_a_change_is_restored_over_what_is_stored() -> None:
    register = FakeRegister(stored={"e-1": {"subject": "Old", "channel": "letter"}})
    draft = Draft("draft-7", "outreach", "e-1", {"subject": "New"}, "2017-02-08T10:00:00.000Z")
    async with filling(register, draft=draft, only=("channel", "subject")) as hands:
        assert hands.row("subject").value == "New"
        assert hands.row("channel").value == "letter"
        assert hands.form.base["subject"] == "Old"


async def test_a_draft_that_cannot_be_kept_is_said_and_typing_goes_on() -> None:
    register = FakeRegister(draft_trouble=RegisterLocked("another program is writing"))
    async with filling(register, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("Foc")
        hands.keep_now()
        assert hands.status == "draft not kept: another program is writing"
        await hands.type("al")
        assert hands.row("subject").value == "Focal"
        register.draft_trouble = None
        hands.keep_now()
    assert register.drafts["draft-1"].typed["subject"] == "Focal"


async def test_leaving_asks_before_anything_is_lost() -> None:
    register = FakeRegister(draft_trouble=RegisterLocked("another program is writing"))
    async with filling(register, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("Focal")
        await hands.press("escape")
        assert isinstance(hands.app.screen, LeavingQuestion)
        await hands.press("enter")
        assert hands.row("subject").value == "Focal"
        await hands.press("escape", "l")
        assert hands.app.result == FormResult()


async def test_the_time_of_the_last_draft_is_shown() -> None:
    clock = Clock()
    async with filling(FakeRegister(), clock=clock, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("a")
        hands.keep_now()
        clock.pass_(minutes=2)
        await hands.type("b")
        hands.keep_now()
        assert hands.status == f"draft kept {(NOW + timedelta(minutes=2)).astimezone():%H:%M:%S}"
