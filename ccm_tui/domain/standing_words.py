"""Where a State stands, in words: the value, who says it, since when, and what was decided."""

from collections.abc import Iterator, Mapping
from datetime import date

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.standing import ClaimMade, Standing
from ccm_tui.words import _


def value_in_words(claim: ClaimMade) -> str:
    """What a claim says."""
    return words.VALUES_OF_ASPECT[claim.aspect].label(claim.value)


def standing_in_words(standing: Standing) -> str:
    """What stands, and that it has ended: ``has an obligation, ended 31 Dec 2016``."""
    said = value_in_words(standing.claim)
    if standing.ended is None:
        return said
    return _("{value}, ended {day}").format(value=said, day=show_day(standing.ended))


def said_by(claim: ClaimMade) -> str:
    """Whose word a claim is, and as of which day: ``Monitor, 13 Jul 2017, implied``."""
    who = words.LAYERS.label(claim.layer) if claim.layer != "other" else claim.source
    said = f"{who}, {show_day(claim.as_of)}"
    return f"{said}, {words.BASES.label(claim.basis)}" if claim.basis == "implied" else said


def from_and_until(since: date | str | None, until: date | str | None) -> str:
    """``since 1 May 2011``, ``until 31 Dec 2016``, both, or nothing."""
    said = []
    if since:
        said.append(_("since {day}").format(day=show_day(since)))
    if until:
        said.append(_("until {day}").format(day=show_day(until)))
    return ", ".join(said)


def remarks(standing: Standing) -> Iterator[str]:
    """What else is to be known: from when to when, who reported it, what it was, who decided."""
    claim = standing.claim
    if term := from_and_until(claim.since, None if standing.ended else claim.until):
        yield term
    if claim.reported_by:
        who = words.REPORTERS.label(claim.reported_by)
        yield _("reported by {who}").format(who=who)
    elif claim.aspect == "article5_obligation":
        yield _("reported by whom: not stated")
    if before := standing.before:
        yield _("a development since {source}: {value}").format(
            source=said_by(before), value=value_in_words(before)
        )
    if decided := standing.decided:
        yield _("decided by {person}, {day}: {reason}").format(
            person=decided.by, day=show_day(decided.on), reason=decided.reason
        )


def membership_in_words(listed: Mapping[str, str | None], day: date) -> str:
    """The status under a treaty: ``party since 1 May 2011``, ``party, since when is not known``."""
    status, until = words.MEMBERSHIPS.label(listed["status"]), listed["until"]
    if until and until < day.isoformat():
        return _("{value}, ended {day}").format(value=status, day=show_day(until))
    if term := from_and_until(listed["since"], until):
        return f"{status} {term}"
    if listed["status"] in ("party", "signatory"):
        return _("{status}, unknown since when").format(status=status)
    return status
