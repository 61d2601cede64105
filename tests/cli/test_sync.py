"""The hub by command: what is said, what is remembered, and how it ends."""

import json

import pytest


@pytest.fixture
def url(postgres):
    return postgres.hub()


def test_it_says_what_passed_and_what_stays_here(run, meeting, url):
    run("outreach", "edit", meeting, "--sensitivity", "confidential")

    assert run("sync", url, "--json").json == {
        "pushed": 0, "pulled": 0, "conflicts": 0, "level": "restricted", "kept_back": 1,
    }  # fmt: skip
    done = run("sync", url)
    assert done.code == 0
    assert done.out.splitlines() == [
        "0 changes pulled, 0 pushed",
        "1 record above “restricted” stays on this computer",
    ]


def test_a_level_once_given_holds_for_that_hub(run, meeting, url, postgres):
    run("outreach", "edit", meeting, "--sensitivity", "confidential")

    assert run("sync", url, "--level", "confidential", "--json").json["kept_back"] == 0
    assert run("sync", url, "--json").json["level"] == "confidential"
    assert run("sync", postgres.hub(), "--json").json["level"] == "restricted"


def test_open_conflicts_end_it_with_three(run, meeting, url, register_path, seeded_file, tmp_path):
    run("sync", url)
    other = tmp_path / "other.db"
    other.write_bytes(seeded_file.read_bytes())
    elsewhere = ("--db", str(other), "--by", "ITA", "--person", "B. Tester")
    run(*elsewhere, "log", "Fictional note to ITA")
    run(*elsewhere, "sync", url)
    run("outreach", "edit", meeting, "--subject", "One says")
    run(*elsewhere, "outreach", "edit", meeting, "--subject", "Other says")
    run(*elsewhere, "sync", url)

    done = run("sync", url, "--json")

    assert done.code == 3
    assert json.loads(done.out)["conflicts"] == 1


def test_a_password_in_the_address_is_taken_with_a_warning_and_kept_nowhere(
    run, meeting, url, tmp_path
):
    done = run("sync", url.replace("delegate@", "delegate:secret-word@"))

    assert done.code == 0
    assert "password file" in done.err
    assert "secret-word" not in done.out + done.err
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"secret-word" not in path.read_bytes()


def test_a_hub_that_cannot_be_reached_is_said_in_two_lines(run, meeting):
    done = run("sync", "postgresql://127.0.0.1:1/none")

    assert done.code == 1
    assert done.err.splitlines()[0].startswith(
        "ccm-tui: The hub postgresql://127.0.0.1:1/none cannot be reached: "
    )
    assert done.err.splitlines()[1] == (
        "Go on working; sync when there is a network. Nothing was changed."
    )


def test_what_makes_a_database_a_hub_is_printed(run):
    done = run("hub", "sql")

    assert done.code == 0
    assert "GRANT INSERT, SELECT" in done.out
