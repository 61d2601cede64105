"""The declarations, as everything derived from them relies on them."""

from collections import Counter

import pytest

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.entities import ENTITIES

KINDS = {entity.table: entity for entity in ENTITIES}
FIELDS = [(entity, column) for entity in ENTITIES for column in entity.columns().values()]
each = pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.table)
each_field = pytest.mark.parametrize(
    ("entity", "column"), FIELDS, ids=[f"{e.table}.{c.name}" for e, c in FIELDS]
)


def test_a_field_without_a_declaration_is_refused():
    class Silent(Entity):
        table = "silent"
        name: str

    with pytest.raises(TypeError, match="has no About"):
        Silent.columns()


def test_numbers_in_the_search_index_are_given_once():
    numbers = Counter(entity.number for entity in ENTITIES if entity.number)

    assert set(numbers.values()) == {1}
    assert all(1 <= number <= 60 for number in numbers)


@each
def test_the_fields_an_entity_names_are_its_own(entity):
    named = {entity.title_field, entity.code_field, entity.day_field, entity.owner_field}
    named.add(entity.order.removeprefix("-"))

    assert named - {""} <= set(entity.columns())
    assert entity.title_field


@each
def test_a_list_is_sorted_at_first_by_a_field_it_can_be_sorted_by(entity):
    assert entity.columns()[entity.order.removeprefix("-")].about.sortable


@each
def test_no_two_fields_share_an_option(entity):
    assert not [o for o, n in Counter(c.option for c in entity.columns().values()).items() if n > 1]


@each
def test_what_belongs_to_a_record_refers_to_it(entity):
    if entity.owner_field:
        assert entity.columns()[entity.owner_field].about.kind == "ref"
        assert entity.columns()[entity.owner_field].about.target in KINDS


@each_field
def test_a_field_has_what_its_kind_of_input_needs(entity, column):
    about = column.about
    assert about.label
    assert (about.vocabulary is not None) == (about.kind == "choice")
    assert bool(about.target) == (about.kind in ("ref", "refs", "children"))
    assert not about.target or about.target in {*KINDS, "party", "record"}
    if about.kind == "children":
        assert KINDS[about.target].columns()[KINDS[about.target].owner_field].about.target == (
            entity.table
        )


@each_field
def test_a_default_is_a_word_of_the_vocabulary(entity, column):
    if column.about.vocabulary and not column.required and column.default is not None:
        assert column.default in column.about.vocabulary.codes


@each_field
def test_every_record_has_a_place_in_what_lists_are_sorted_by(entity, column):
    """Paging by key skips what has no key."""
    if column.about.sortable or column.name in (entity.day_field, entity.title_field):
        assert column.required
        assert column.in_table
