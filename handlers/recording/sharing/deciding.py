"""Decides who gets how much of a deal: what was said, beside what stands already."""

from core.errors import UserError
from core.storage.records.credits import MOST_GIVEN, shares_of
from core.storage.tables import Deal, Person
from core.vocabulary import DealStatus
from handlers.context import Context
from handlers.recording.sharing.said import Split

WHOLE = 100


def shares_decided(deal: Deal, split: Split, context: Context) -> dict[int, int] | None:
    """Return each helper's percent, None where how much has still to be asked. Raises UserError."""
    helpers = [part for part in split.parts if part[0].id != deal.owner_id]
    if split.off:
        return _none_for([person for person, _ in helpers], deal, context)
    if not helpers:
        raise UserError(
            f"#{deal.number} 本来就是负责人的。要分给谁？例如“#{deal.number} 分成 王伟 30%”。",
            f"#{deal.number} is its owner's anyway. Who helped? "
            f"For example “split #{deal.number} NAME 30%”.",
        )
    for person, _ in helpers:
        _require_there(person, deal)
    evenly = WHOLE // (len(helpers) + 1) if split.even else None
    stated = {person.id: evenly or percent for person, percent in helpers}
    shares = {person: percent for person, percent in stated.items() if percent is not None}
    if len(shares) < len(stated):
        return None
    _require_a_rest(deal, split, shares, context)
    return shares


def _none_for(people: list[Person], deal: Deal, context: Context) -> dict[int, int]:
    standing = shares_of(context.session, deal)
    gone = [person.id for person in people] or list(standing)
    if not gone or not set(gone) <= set(standing):
        raise UserError(
            f"#{deal.number} 没有这样的分成，没有改动。",
            f"#{deal.number} is not shared like that; nothing was changed.",
            code="nothing_to_change",
        )
    return dict.fromkeys(gone, 0)


def _require_there(person: Person, deal: Deal) -> None:
    if person.active or deal.status == DealStatus.WON:
        return
    raise UserError(
        f"{person.name} 已离职，不能再参与进行中的商机。",
        f"{person.name} has left and cannot share a deal that is still open.",
    )


def _require_a_rest(deal: Deal, split: Split, shares: dict[int, int], context: Context) -> None:
    """Raise UserError where nothing is left for the owner, or a stated rest is another."""
    given = sum((shares_of(context.session, deal) | shares).values())
    if given > MOST_GIVEN:
        raise UserError(
            f"分给同事的加起来是 {given}%，负责人要留一些。"
            f"整单给同事请说“#{deal.number} 转给 姓名”。",
            f"Colleagues would get {given}% together, but something stays with the owner. To give "
            f"it all away say “hand over #{deal.number} to NAME”.",
            code="percent",
        )
    rest = next((percent for person, percent in split.parts if person.id == deal.owner_id), None)
    if rest is not None and rest + given != WHOLE:
        raise UserError(
            f"加起来是 {rest + given}%，应该是 100%。没有改动。",
            f"That adds up to {rest + given}%, not 100%. Nothing was changed.",
            code="percent",
        )
