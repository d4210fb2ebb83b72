"""A story whose message was edited is told anew in its place; what it tells of is no new record."""

from core.language.understanding import Intent
from core.reply import Reply
from core.storage.latest import change_of_message
from core.storage.records.cases import number_of
from core.storage.tables import CaseStudy, Change
from core.storage.undo import effects_of
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.edited import CLOCK_DRIFT, SILENCE, Edit
from handlers.know_how.cases import case_told, kept_words, story_in
from handlers.recording.said import lay_out_said


def case_edited(text: str, edit: Edit, context: Context) -> Reply | None:
    """Put the words of an edited story right; None for a message that tells none."""
    said = lay_out_said(context.understand(text), context)
    story = story_in(said)
    if story is None:
        return None
    change = _made_by(edit, context)
    if change is None:
        return case_told(said, context)
    case = _case_of(change, context)
    if case is None:
        return None
    return SILENCE if case.story == story else _told_anew(case, story, context)


def _made_by(edit: Edit, context: Context) -> Change | None:
    person_id = context.author.actor_id or context.person.id
    platform, since = context.author.platform, edit.said_at - CLOCK_DRIFT
    return change_of_message(context.session, platform, edit.of, person_id, since)


def _case_of(change: Change, context: Context) -> CaseStudy | None:
    keys = [
        int(one.key)
        for one in effects_of(context.session, change)
        if one.table == CaseStudy.__tablename__ and one.after is not None
    ]
    return context.session.get(CaseStudy, (context.company.id, keys[0])) if keys else None


def _told_anew(case: CaseStudy, story: str, context: Context) -> Reply:
    entry = Entry(context, Intent.RECORD_SUGGESTION)
    entry.begin()
    case.story = kept_words(story)
    number = number_of(context.session, case)
    entry.wrote(case, f"#{number}")
    entry.heading = context.say(
        "案例 #{n} 已按你修改的消息更新", "Case #{n} now reads as you edited it", n=number
    )
    return confirmed(entry)
