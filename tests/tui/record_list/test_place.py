"""Which row of how many, when the answers come late."""

from ccm_tui.tui.record_list.place import Place


def test_near_the_first_row_the_rank_is_known_without_asking():
    place = Place()
    assert place.seen(3, None)
    assert place.rank == 3


def test_near_the_last_row_the_rank_is_known_with_the_count():
    place = Place()
    place.jumped()
    assert place.seen(None, 4)
    assert place.rank is None
    place.total = 1000
    assert place.rank == 995


def test_the_rank_goes_with_the_cursor_away_from_both_ends():
    place = Place()
    place.total = 1000
    place.seen(None, 0)
    place.moved(-30)
    assert not place.seen(None, None)
    assert place.rank == 969


def test_an_answer_counts_for_where_the_cursor_has_gone_meanwhile():
    place = Place()
    question = place.ask()
    place.moved(5)
    assert place.rank is None
    assert place.answered(question, 100)
    assert place.rank == 105


def test_an_answer_that_comes_after_a_jump_is_void():
    place = Place()
    question = place.ask()
    place.jumped()
    assert not place.answered(question, 100)
    assert place.rank is None


def test_until_the_place_is_found_again_the_old_one_stands():
    place = Place()
    place.answered(place.ask(), 100)
    question = place.ask()
    assert place.rank == 100
    place.answered(question, 101)
    assert place.rank == 101


def test_of_another_list_nothing_is_known():
    place = Place()
    place.total = 10
    place.seen(1, None)
    place.forget()
    assert [place.rank, place.total] == [None, None]
