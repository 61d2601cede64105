"""``search`` by words and filters, and the flags that lists take as options."""

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def written(run: Run) -> None:
    """A letter in which something was promised that is late now, and a promise that was kept."""
    run(
        *("--by", "CHL", "outreach", "add", "--state", "GNB", "--channel", "letter"),
        *("--date", "2017-01-12", "--subject", "Focal point", "--follow-up", "2017-02-01"),
    )
    run(
        *("commitment", "add", "--owed-by", "GNB", "--owed-to", "ISU", "--what", "kept"),
        *("--due", "2017-02-01", "--done-on", "2017-02-01"),
    )


def found(run: Run, *text: str) -> list[tuple[str, str]]:
    document = run("--as-at", "2017-02-09", "search", *text, "--json").json
    assert document["total"] == len(document["items"])
    return [(item["kind"], item["title"]) for item in document["items"]]


@pytest.mark.usefixtures("written")
def test_filters_narrow_a_search(run: Run) -> None:
    assert found(run, "state:GNB", "channel:letter", "since:2017-01") == [
        ("outreach", "Focal point")
    ]
    assert found(run, "kind:outreach focal") == [("outreach", "Focal point")]
    assert found(run, "overdue") == [("commitment", "Follow up: Focal point")]
    assert found(run, "done state:GNB") == [("commitment", "kept")]
    assert found(run, "unanswered") == [("outreach", "Focal point")]


def test_a_state_is_found_by_another_name(run: Run) -> None:
    assert ("state", "Lao People's Democratic Republic") in found(run, "Laos")


@pytest.mark.parametrize("text", ["foo:bar", "channel:pigeon", "state:Atlantis", "kind:pigeon"])
def test_a_filter_that_means_nothing_is_refused(run: Run, text: str) -> None:
    done = run("search", text)
    assert done.code == 1
    assert text.partition(":")[2] in done.err or "there is no filter “foo” here" in done.err
    assert done.out == ""


def test_a_refusal_names_a_filter_once_and_the_nearest_states(run: Run) -> None:
    done = run("search", "state:Gunea")
    assert done.err == (
        "state:Gunea: There is no State “Gunea”. Nearest: Guinea (GIN), Guam (GUM), Nepal (NPL).\n"
    )


def test_a_refusal_does_not_repeat_all_of_a_very_long_argument(run: Run) -> None:
    said = run("outreach", "show", "a" * 10_000).err
    assert said.startswith("ccm-tui: There is no outreach entry “aaa")
    assert len(said) < 1100


def test_an_address_a_time_and_what_is_quoted_are_words(run: Run) -> None:
    run(
        *("outreach", "add", "--state", "GNB", "--channel", "email", "--date", "2017-02-08"),
        *("--subject", "At 12:30, see https://example.org and foo:bar"),
    )
    for text in ("12:30", "https://example.org", '"foo:bar"'):
        assert [kind for kind, _title in found(run, text)] == ["outreach"]


@pytest.mark.usefixtures("written")
def test_lists_take_flags_as_options(run: Run) -> None:
    def listed(*given: str) -> list[str]:
        items = run("--as-at", "2017-02-09", *given, "--json").json["items"]
        return [str(item.get("what") or item.get("subject")) for item in items]

    assert listed("commitment", "list", "--overdue") == ["Follow up: Focal point"]
    assert listed("commitment", "list", "--open", "--owed-by", "CHL") == ["Follow up: Focal point"]
    assert listed("commitment", "list", "--done") == ["kept"]
    assert listed("outreach", "list", "--unanswered", "--overdue") == ["Focal point"]
    assert run("contact", "list", "--overdue").code == 2
    assert "--unanswered" in run("outreach", "list", "--help").out


# ------------------------------------------------------------------ saved views


@pytest.mark.usefixtures("written")
def test_a_view_prints_what_its_search_or_list_would(run: Run) -> None:
    for name, kind, text in (("Late", "", "overdue"), ("Letters", "outreach", "channel:letter")):
        given = ("--kind", kind) if kind else ()
        run("view", "add", "--name", name, *given, "--filter", text)

    late = run("--as-at", "2017-02-09", "view", "run", "late", "--json").json
    assert [item["title"] for item in late["items"]] == ["Follow up: Focal point"]
    letters = run("view", "run", "Letters", "--json").json
    assert [item["subject"] for item in letters["items"]] == ["Focal point"]
    assert run("view", "run", "Letters").out.endswith("1 outreach entry\n")


def test_a_view_whose_filter_no_longer_reads_is_refused(run: Run) -> None:
    run("organisation", "add", "--name", "Fleeting")
    given = ("--kind", "outreach", "--filter", "organisation:Fleeting")
    run("view", "add", "--name", "Gone", *given)
    run("organisation", "delete", "Fleeting")
    done = run("view", "run", "Gone")
    assert done.code == 1
    assert "The view “Gone” cannot be shown: organisation:Fleeting: There is no" in done.err
    assert run("view", "edit", "Gone", "--name", "Gone by").code == 0
    assert run("view", "run", "Nothing").code == 1


def test_a_view_that_cannot_be_read_is_not_kept(run: Run) -> None:
    given = ("view", "add", "--name", "Wrong")
    said = run(*given, "--kind", "outreach", "--filter", "foo:bar")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("--filter: there is no filter “foo” here")
    kind = run(*given, "--kind", "pigeons", "--filter", "x")
    assert kind.err == "--kind: There is no kind of record “pigeons”\n"
    assert run(*given).code == 1
    assert run("view", "list", "--json").json["total"] == 0
