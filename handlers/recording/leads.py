"""What somebody is given by a colleague is to be answered soon: a follow-up says by when."""

from core.storage.records.follow_ups import Promise, plan_follow_up
from core.storage.records.leads import answer_due
from core.storage.tables import Account, Deal, Person
from handlers.confirmation import Entry, wording_for
from handlers.recording.steps import due_words


def expect_an_answer(entry: Entry, account: Account, owner_id: int, deal: Deal | None) -> None:
    """Plan the first answer of the owner of a new deal or lead that somebody else has recorded."""
    context = entry.context
    if owner_id == context.person.id:
        return
    owner = context.session.get_one(Person, (context.company.id, owner_id))
    note = wording_for(context, owner.language).say("新商机，尽快回应", "New lead, answer soon")
    promise = Promise(account.id, owner_id, deal.id if deal else None, note=note)
    due = answer_due(context.now, context.calendar)
    follow_up = plan_follow_up(context.session, promise, due, context.now)
    entry.fact("2 个工作小时内回应", "Answer within 2 working hours", due_words(follow_up, context))
    entry.wrote(follow_up, account.name)
