"""Three delegations write apart and merge: after every step each says what a plain model says."""

from tests.exchange.histories import play


def test_whatever_people_write_apart_becomes_one_register_and_no_word_is_lost():
    play(histories=100, steps=16)
