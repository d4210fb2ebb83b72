"""Which follow-ups a contact keeps: the nearest one that it fulfils; the others are offered."""

import re
from datetime import date

from core.language.text.compiled import compiled
from core.storage.records.activities import moment_on
from core.storage.records.follow_ups import kept_by_contact
from core.storage.tables import Account, FollowUp
from core.vocabulary import ActivityKind
from handlers.confirmation import Entry, shortened
from handlers.context import Context
from handlers.recording.matter import matter_words
from handlers.recording.steps import due_words, finish

IN_PERSON = frozenset({ActivityKind.VISIT, ActivityKind.MEETING})
# Who sat together need not call or write any more; a demo is kept by a demo only.
FULFILLED_IN_PERSON = frozenset({*IN_PERSON, ActivityKind.CALL, ActivityKind.MESSAGE})
MOST_OFFERED = 2


# Who complains or reports a fault has not been given what was promised.
COMPLAINT = compiled(
    r"投诉|报修|抱怨|发火|\bcomplain\w*|"
    r"\breport(?:ed|s|ing)? (?:a |an |the )?(?:fault|defect|breakdown|leak|outage)",
    re.IGNORECASE,
)


def keep_promises(
    entry: Entry,
    account: Account,
    day: date,
    activity: ActivityKind | None = None,
    told: str = "",
) -> None:
    """Mark what a contact on `day` keeps as done: answers to objections, and one follow-up.

    What was `told` may be a complaint: it keeps nothing, and what is due is offered.
    """
    done = moment_on(day, entry.context.now)
    due = [one for one in entry.promises(account) if kept_by_contact(one, done)]
    answered = [one for one in due if one.kind == "objection"]
    rest = [one for one in due if one.kind != "objection"]
    fitting = sorted((one for one in rest if _fits(one, activity)), key=_nearness)
    kept = [] if COMPLAINT.search(told) else [*answered, *fitting[-1:]]
    for follow_up in kept:
        finish(entry, follow_up, done)
        _say(entry, follow_up, account)
    _offer([one for one in rest if one not in kept], entry)


def _fits(follow_up: FollowUp, activity: ActivityKind | None) -> bool:
    if follow_up.activity is None or activity is None or follow_up.activity == activity:
        return True
    return activity in IN_PERSON and follow_up.activity in FULFILLED_IN_PERSON


def _nearness(follow_up: FollowUp) -> tuple[date, str, int]:
    return follow_up.due_on, follow_up.due_at or "", follow_up.id


def _say(entry: Entry, follow_up: FollowUp, account: Account) -> None:
    name = account.name if entry.several else ""
    words = " · ".join(part for part in (name, task_words(follow_up, entry.context)) if part)
    entry.remark("已完成跟进：{what}", "Follow-up done: {what}", what=words)


def task_words(follow_up: FollowUp, context: Context) -> str:
    """Name a follow-up by its day and its matter: “11月20日 周五 · 催内部审批”."""
    matter = shortened(matter_words(follow_up, context.wording))
    day = due_words(follow_up, context)
    return f"{day} · {matter}" if matter else day


def _offer(left: list[FollowUp], entry: Entry) -> None:
    if not left:
        return
    entry.remark(
        "还有 {n} 条到期的跟进没有动：{what}",
        "{n} more due, left open: {what}",
        n=len(left),
        what="；".join(task_words(one, entry.context) for one in left[:MOST_OFFERED]),
    )
    for one in left[:MOST_OFFERED]:
        matter = matter_words(one, entry.context.wording) or due_words(one, entry.context)
        command = (f"完成跟进 #{one.id}", f"done follow-up #{one.id}")
        entry.button((f"完成 {matter[:12]}", f"Done: {matter[:20]}"), command)
