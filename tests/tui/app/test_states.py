"""Section States: the twelve as the concept note and the Monitor describe them."""

from datetime import date

from tests.tui.app.conftest import Sitting


async def test_starts_with_the_twelve_states_of_article_5(sitting: Sitting) -> None:
    async with sitting() as person:
        assert person.place == "StatesScreen"
        assert person.rows.position == (1, 12)
        assert person.sees("Guinea-Bissau")
        assert person.sees("Article 5 States")


async def test_says_in_words_where_a_state_stands(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press(*["down"] * 5)
        assert "not designated concept note, 12 Oct 2016" in " ".join(person.detail.split())
        assert "A3 Approach the two States" in person.detail


async def test_f_shows_only_states_without_a_focal_point(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("f")
        assert person.rows.position == (1, 2)
        assert person.sees("without a focal point")
        await person.press("f")
        assert person.counted() == 5
        assert person.sees("without a national plan")


async def test_a_disagreement_shows_both_sides(sitting: Sitting) -> None:
    async with sitting(as_at=date(2017, 8, 1)) as person:
        await person.press("f", "f", "f")
        assert person.sees("where sources disagree")
        assert person.rows.row is not None
        assert person.rows.row["iso3"] == "TCD"
        said = " ".join(person.detail.split())
        assert "▲ disputed" in said
        assert "exists concept note, 12 Oct 2016, implied" in said
        assert "drafted Monitor, 13 Jul 2017" in said


async def test_search_finds_a_state_by_any_of_its_names(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("slash")
        await person.types("guine")
        assert person.rows.row is not None
        assert person.rows.row["iso3"] == "GNB"
        await person.press("escape")
        assert person.counted() == 12


async def test_a_code_that_is_searched_selects_its_state_though_others_have_the_letters(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        await person.press("slash")
        await person.types("sle")
        assert person.counted() == 2
        assert person.rows.row is not None
        assert person.rows.row["iso3"] == "SLE"


async def test_enter_opens_the_profile_and_escape_goes_back(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("enter")
        assert person.place == "StateScreen"
        assert person.sees("Timeline")
        await person.press("escape")
        assert person.place == "StatesScreen"


async def test_an_entry_with_the_state_is_in_its_timeline(sitting: Sitting) -> None:
    async with sitting() as person:
        person.register.save(
            "outreach",
            {"states": ["AFG"], "channel": "letter", "date": "8/2", "subject": "On the plan"},
        )
        await person.press("enter")
        assert person.sees("letter out  On the plan")


async def test_eighty_columns_are_enough_for_list_and_profile(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        assert person.sees("Bosnia and Herzegovina")
        assert person.sees("designated  concept note")


async def test_the_footer_has_at_most_seven_keys(sitting: Sitting) -> None:
    from ccm_tui.tui.bar import KeyLine

    async with sitting() as person:
        for key in ("1", "2", "enter"):
            await person.press(key)
            line = str(person.app.screen.query_one(KeyLine).render())
            assert 1 <= len([word for word in line.split("  ") if word.strip()]) <= 7
