"""When two records look like one."""

from ccm_tui.domain.duplicates import key_of, pairs_of


def test_the_order_of_a_name_does_not_matter() -> None:
    assert key_of("doe jane") == key_of("jane doe")
    assert key_of("") == ""


def test_the_oldest_of_a_group_is_paired_with_each_other() -> None:
    found = pairs_of("contact", [(["a", "b", "c"], "name"), (["a", "c"], "e-mail")])
    assert [(p.one, p.other, p.why) for p in found] == [("a", "b", "name"), ("a", "c", "name")]


def test_no_more_pairs_than_somebody_looks_at() -> None:
    assert len(pairs_of("contact", [([str(n) for n in range(9)], "name")], most=3)) == 3
