"""The form of the seed files: whole, keyed, and records the domain accepts as they are."""

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date

import pytest

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.domain.text import forbidden
from ccm_tui.domain.typed import read
from ccm_tui.errors import NotFound, Refused
from ccm_tui.resources import seeds_dir
from tests.seeds.reading import rows, several

WITHOUT_CODE = ("alias", "claim", "membership", "event", "alternative")
ROWS = {
    "state": 249, "alias": 32, "claim": 64, "membership": 56, "organisation": 11, "meeting": 11,
    "plan": 1, "objective": 4, "action": 44, "output": 6, "activity": 7, "convention": 4,
    "event": 2, "doubt": 36, "alternative": 81,
}  # fmt: skip
ENTITY = {entity.table: entity for entity in ENTITIES}
CODE = dict.fromkeys(ROWS, "code") | dict.fromkeys(WITHOUT_CODE, "key") | {"state": "iso3"}
DIGESTS = {
    1: "b9ab7c075c917c6d0b046aaaaa93eb64a5d3145886bae86bd2c267ca24c8da61",
    2: "4fb83b587725a49a80cd6baf57a0a3a0418733533c2d29dc647c87d4fccc02f9",
    3: "d1cc054d768a40f503507b1e5d5e70100aa52881c362d1f59f41c4419f3846f0",
}
"""By release: the SHA-256 of all rows. Any fact that changes unnoticed changes it."""

each_kind = pytest.mark.parametrize("kind", ROWS)


def seeded(kind):
    """The fields that a file gives: its records are alone, and who wrote them may be left out."""
    return [
        name
        for name, column in ENTITY[kind].columns().items()
        if column.about.kind != "children"
        and column.about.stored
        and (not column.about.given or name in rows(kind)[0])
    ]


def by_code(kind):
    return {row[CODE[kind]]: row for row in rows(kind)}


def known(kind, code):
    if code not in by_code(kind):
        raise NotFound(f"{code} is no {kind}")
    return code


def record(kind, row):
    """The row as the domain reads it, references being codes."""
    columns = ENTITY[kind].columns()
    typed = {
        name: several(cell) if columns[name].about.kind == "refs" else cell
        for name, cell in row.items()
        if name != "key"
    }
    return read(ENTITY[kind], typed, today=date(2016, 10, 12), resolve=known)


def test_every_kind_that_is_seeded_has_its_file_and_no_other_lies_beside_it():
    assert {path.name for path in seeds_dir().iterdir() if path.is_file()} == {
        *(f"{kind}.csv" for kind in ROWS), "release.toml", "README.md"
    }  # fmt: skip


@each_kind
def test_the_header_is_the_fields_of_the_entity_in_their_order(kind):
    key = ["key"] if kind in WITHOUT_CODE else []

    assert list(rows(kind)[0]) == key + seeded(kind)


@each_kind
def test_no_row_is_missing_and_none_is_too_many(kind):
    assert len(rows(kind)) == ROWS[kind]


@each_kind
def test_every_row_has_a_source(kind):
    assert [row for row in rows(kind) if not row["source"].strip()] == []


@each_kind
def test_no_two_rows_share_a_key(kind):
    assert [k for k, n in Counter(row[CODE[kind]] for row in rows(kind)).items() if n > 1] == []


@each_kind
def test_every_row_is_a_record_the_domain_accepts_exactly_as_written(kind):
    for row in rows(kind):
        read_as = record(kind, row).model_dump()
        for name in seeded(kind):
            value = read_as[name]
            stored = "; ".join(value) if isinstance(value, tuple) else str(value or "")
            assert stored == row[name], (row[CODE[kind]], name)


@pytest.mark.parametrize(
    ("kind", "reference"),
    [(k, n) for k in ROWS for n in seeded(k) if ENTITY[k].columns()[n].about.target in ROWS],
)
def test_a_reference_that_names_nothing_would_be_noticed(kind, reference):
    with pytest.raises(Refused, match="XXX is no"):
        record(kind, rows(kind)[0] | {reference: "XXX"})


@each_kind
def test_a_row_refers_only_to_rows_that_are_loaded_before_it(kind):
    order = [entity.table for entity in ENTITIES]
    loaded: set[str] = set()
    for row in rows(kind):
        for name in seeded(kind):
            target = ENTITY[kind].columns()[name].about.target
            if target == kind:
                assert set(several(row[name])) <= loaded
            elif row[name] and target:
                assert order.index(target) < order.index(kind)
        loaded.add(row[CODE[kind]])


@each_kind
def test_text_is_one_line_clean_trimmed_and_composed(kind):
    for row in rows(kind):
        for name, cell in row.items():
            assert forbidden(cell) is None, (row, name)
            assert cell == cell.strip(), (row, name)
            assert not re.search(r"[\n\t]|  ", cell), (row, name)
            assert unicodedata.is_normalized("NFC", cell), (row, name)


@each_kind
def test_files_are_plain_utf8_with_line_feeds(kind):
    content = (seeds_dir() / f"{kind}.csv").read_bytes()

    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_seeds_that_changed_are_a_new_release():
    release = tomllib.loads((seeds_dir() / "release.toml").read_text(encoding="utf-8"))
    content = b"".join((seeds_dir() / f"{kind}.csv").read_bytes() for kind in ROWS)

    assert type(release["released"]) is date
    assert DIGESTS.get(release["release"]) == hashlib.sha256(content).hexdigest()
