"""Where the cursor stands among all rows, as far as it is known without counting on a key."""


class Place:
    """The cursor's rank and the number of rows, put together from what is known and when.

    The answers of slow questions arrive later, when the cursor may have moved on or jumped away:
    each question has a number, and an answer counts only for the last one asked.
    """

    def __init__(self) -> None:
        self.total: int | None = None
        self._from_start: int | None = None
        self._from_end: int | None = None
        self._question = 0
        self._moved_since = 0

    @property
    def rank(self) -> int | None:
        """How many rows stand before the cursor; None while that is unknown."""
        if self._from_end is not None and self.total is not None:
            return max(0, self.total - 1 - self._from_end)
        return self._from_start

    def moved(self, rows: int) -> None:
        """The cursor moved by ``rows`` from where it was."""
        self._moved_since += rows
        if self._from_start is not None:
            self._from_start += rows
        if self._from_end is not None:
            self._from_end -= rows

    def jumped(self) -> None:
        """The cursor went somewhere else: what was known or asked of its rank is void."""
        self._question += 1
        self._from_start = self._from_end = None

    def seen(self, from_start: int | None, from_end: int | None) -> bool:
        """Take what the window sees of the ends of the list; whether it sees one of them."""
        if from_start is not None:
            self._from_start, self._from_end = from_start, None
        elif from_end is not None:
            self._from_end = from_end
        return from_start is not None or from_end is not None

    def forget(self) -> None:
        """The list is another one: nothing is known of it."""
        self.total = None
        self.jumped()

    def ask(self) -> int:
        """The number of a new question for the rank of the row under the cursor."""
        self._question += 1
        self._moved_since = 0
        return self._question

    def answered(self, question: int, rank: int) -> bool:
        """Take the answer; False when the question is void."""
        if question != self._question:
            return False
        self._from_start, self._from_end = rank + self._moved_since, None
        return True
