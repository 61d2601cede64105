"""Search as you type: whatever is typed finds records or nothing, and never fails."""

import shutil
import sqlite3
import unicodedata
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccm_tui.domain.outreach import Outreach
from ccm_tui.register import Register
from ccm_tui.store import search as search_module
from ccm_tui.store.search import snippet
from ccm_tui.store.words_index import matching, rowid_of, rowids_of_kind
from tests.store.journal import unwell
from tests.surroundings import surroundings

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


def titles(register, text, kind="outreach", limit=500):
    return [hit.title for hit in register.search(text, limit) if hit.kind == kind]


def meet(register):
    """Write an entry with text of many kinds; its uid."""
    summary = "Réunion à Genève\nabout E\u0301tat, 日本語 and AND; a-b O'Neil [/x] 100% under_score"
    return register.save("outreach", MEETING | {"summary": summary, "place": "Palais"})


@pytest.fixture
def meeting(register):
    """The uid of an entry with text of many kinds."""
    return meet(register)


@pytest.fixture(scope="module")
def met(seeded_file, tmp_path_factory):
    """A register with that entry, for looking only."""
    path = Path(shutil.copy(seeded_file, tmp_path_factory.mktemp("met") / "register.db"))
    with Register.open(path, surroundings()) as register:
        meet(register)
        yield register


# ------------------------------------------------------------------ what is typed


@pytest.mark.parametrize(
    "typed",
    ["focal", "FOCAL point", "foc", "point foc", "reunion", "Réunion", "RÉUNION", "re\u0301union",
     "etat", "État", "E\u0301tat", "geneve", "日本", "日", "AND", "and", "a-b", "o'neil", "O Neil",
     "[/x]", "100%", "under_score", "palais", '"focal"', '"focal', "focal OR", "focal*", "foc:al",
     "^focal", "NEAR(focal", "focal)", "+focal -", "{focal}", "\x00focal\x00", "focal\nabout"],
)  # fmt: skip
def test_an_entry_is_found_by_what_it_holds(met, typed):
    if typed in ("focal OR", "foc:al", "NEAR(focal"):
        assert titles(met, typed) == []  # OR, al and near are words like any other
    else:
        assert titles(met, typed) == ["Focal point"]


@pytest.mark.parametrize("typed", ["", " ", '"', '""', '""""', "\x00", "-", "*", "()", "[/]", "😀",
                                   "\ud800", "_", "'", "\u0301", "\u200b"])  # fmt: skip
def test_a_text_without_a_word_finds_nothing(met, typed):
    assert met.search(typed) == []
    assert met.search_count(typed) == 0
    listed = met.rows("outreach", met.query("outreach", typed)).count()
    assert listed == (0 if typed.strip() else 1)


@given(st.text(st.characters(codec=None)))
@example('" OR "')
@example("a" * 100_000)
@example("1 " * 1000)
def test_whatever_is_typed_is_an_expression_that_can_be_asked(filled, typed):
    assert len(filled.search(typed, 5)) <= 5
    assert filled.search_count(typed) >= 0


@pytest.fixture(scope="module")
def index():
    """An index of one text, as the register has it for all."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5 (body, content = '',"
            " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
        )
        yield connection


latin = st.text(st.characters(max_codepoint=0x17F, exclude_categories=("Cs", "Cc")), min_size=1)
accented = st.text("aeiouçñ \u0301\u0308\u0327-.'", min_size=1)


@given(st.one_of(latin, accented))
def test_a_text_is_found_by_itself_composed_or_not(index, text):
    for form in ("NFC", "NFD"):
        index.execute("INSERT INTO search (search) VALUES ('delete-all')")
        index.execute("INSERT INTO search VALUES (?)", (unicodedata.normalize(form, text),))
        for typed in ("NFC", "NFD"):
            if expression := matching(index, unicodedata.normalize(typed, text)):
                sql = "SELECT count(*) FROM search WHERE search MATCH ?"
                assert index.execute(sql, (expression,)).fetchone()[0] == 1


def test_all_words_have_to_be_there(register, meeting):
    assert titles(register, "focal nowhere") == []


def test_words_are_found_by_their_beginning_only(register, meeting):
    assert titles(register, "ocal") == []


# ------------------------------------------------------------------ what is found


@pytest.mark.parametrize("kind", ["state", "claim", "organisation", "objective", "activity",
                                  "output", "action", "meeting"])  # fmt: skip
def test_records_of_every_kind_are_found(register, kind):
    row = register.rows(kind).first(1)[0]
    entity = register.entity(kind)

    hits = register.search(str(row[entity.title_field]), 500)
    assert (kind, row["uid"]) in [(hit.kind, hit.uid) for hit in hits]


def test_a_commitment_of_any_day_is_found(register):
    for due in ("0001-01-01", "2017-03-01", "9999-12-31"):
        promise = {"owed_by": "GNB", "owed_to": "ISU", "what": f"Promise {due}", "due": due}
        register.save("commitment", promise)

    assert sorted(titles(register, "promise", "commitment")) == [
        "Promise 0001-01-01", "Promise 2017-03-01", "Promise 9999-12-31",
    ]  # fmt: skip
    assert titles(register, "promise", "meeting") == []


def test_what_was_edited_is_found_by_its_new_words_only(register, meeting):
    register.save("outreach", {"subject": "National plan", "summary": ""}, meeting)

    assert titles(register, "focal") == titles(register, "reunion") == []
    assert titles(register, "national") == ["National plan"]
    assert unwell(register) == []


def test_what_was_moved_to_another_day_is_found_once(register, meeting):
    register.save("outreach", {"date": "1/2"}, meeting)

    assert titles(register, "focal") == ["Focal point"]
    assert unwell(register) == []


def test_what_was_deleted_is_found_when_it_comes_back(register, meeting):
    register.delete("outreach", meeting)
    assert titles(register, "focal") == []

    register.undo()
    assert titles(register, "focal") == ["Focal point"]


def test_a_record_saved_in_one_act_with_others_is_found(register):
    promise = {"owed_by": "GNB", "owed_to": "ISU", "what": "Terms of reference", "due": "1/3"}
    register.save("outreach", MEETING | {"commitments": [promise]})

    assert titles(register, "terms", "commitment") == ["Terms of reference"]


def test_a_hit_shows_where_the_words_stand(register, meeting):
    (hit,) = [hit for hit in register.search("geneve") if hit.kind == "outreach"]

    assert (hit.uid, hit.title, hit.day) == (meeting, "Focal point", "2017-02-08")
    assert hit.snippet.startswith("Réunion à Genève about")


def test_a_snippet_is_cut_around_the_first_word_found():
    text = "before " * 20 + "Here is it " + "after " * 40

    cut = snippet([None, "nothing", text], ["her"])
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert "Here is it" in cut
    assert len(cut) < 120


def test_of_a_word_in_the_title_alone_no_snippet_is_shown(register, meeting):
    (hit,) = [hit for hit in register.search("focal") if hit.kind == "outreach"]

    assert hit.snippet == ""


@pytest.mark.parametrize("typed", ["Laos", "laos", "lao", "tchad", "Cote d'Ivoire", "cote iv"])
def test_a_state_is_found_once_by_any_of_its_names(register, typed):
    (state,) = [hit for hit in register.search(typed) if hit.kind == "state"]

    assert state.title in {"Lao People's Democratic Republic", "Chad", "Côte d'Ivoire"}
    assert register.search_count(typed) == len(register.search(typed))


def test_a_hit_names_its_code_and_whom_it_concerns(register, meeting):
    (hit,) = [hit for hit in register.search("geneve") if hit.kind == "outreach"]
    (state,) = [hit for hit in register.search("guinea bissau") if hit.kind == "state"]

    assert hit.concerns == "GNB"
    assert (state.code, state.concerns) == ("GNB", "")


# ------------------------------------------------------------------ order and number


def test_where_few_match_the_best_comes_first(register):
    for day, subject in (("1/2", "Plan"), ("2/2", "Something about the plan and much besides")):
        register.save("outreach", MEETING | {"date": day, "subject": subject})

    assert titles(register, "plan")[0] == "Plan"


def test_where_many_match_the_newest_comes_first(filled, monkeypatch):
    monkeypatch.setattr(search_module, "_FEW", 3)
    days = [hit.day for hit in filled.search("focal", 500) if hit.kind == "outreach"]

    assert len(days) > 20
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("sparse", [2, 200])
def test_the_newest_are_read_from_either_end_of_the_index(filled, monkeypatch, sparse):
    monkeypatch.setattr(search_module, "_FEW", 3)
    wanted = filled.search("focal", 500)
    monkeypatch.setattr(search_module, "_SPARSE", sparse)
    monkeypatch.setattr(search_module, "_CHUNK", 3)

    assert filled.search("focal", 500) == wanted


@pytest.mark.parametrize("few", [3, 5000])
def test_hits_are_numbered_across_all_kinds(filled, monkeypatch, few):
    monkeypatch.setattr(search_module, "_FEW", few)
    everything = filled.search("p", 2000)

    assert len(everything) == filled.search_count("p") > 100
    pages = [hit for start in range(0, 2000, 33) for hit in filled.search("p", 33, start)]
    assert pages == everything


def test_hits_come_kind_by_kind_in_a_fixed_order(filled):
    kinds = list(dict.fromkeys(hit.kind for hit in filled.search("p", 2000)))
    numbers = [filled.entity(kind).number for kind in kinds]

    assert numbers == sorted(numbers)


def test_the_rows_of_a_kind_have_a_range_of_their_own(seeds):
    ranges = sorted(rowids_of_kind(entity) for entity in seeds.entities if entity.number)

    assert all(low <= high for low, high in ranges)
    assert all(one[1] < other[0] for one, other in pairwise(ranges))


@given(st.dates(), st.integers(1, 2**33 - 1))
def test_the_row_of_a_record_lies_in_the_range_of_its_kind_and_day(day, record):
    row = rowid_of(Outreach, day.isoformat(), record)
    low, high = rowids_of_kind(Outreach)
    assert low <= row <= high < 2**63
    low, high = rowids_of_kind(Outreach, day, day)
    assert low <= row <= high


def test_rows_are_numbered_in_the_file_as_here(filled):
    entity = filled.entity("outreach")
    indexed = {row[0] for row in filled._connection.execute("SELECT rowid FROM search").fetchall()}

    for row in filled.rows("outreach").first(20):
        assert rowid_of(entity, row["date"], row["id"]) in indexed
