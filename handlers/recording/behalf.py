"""Recording for somebody else: “替王磊记录：拜访三一重工” is 王磊's visit."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from sqlalchemy import select

from core.access import visible_owner_ids
from core.errors import NotAllowedError, UserError
from core.language.filling.slash import read_command
from core.language.intent.doer import learner
from core.language.names.scopes import member_meant
from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Post, Reply, ToPerson
from core.storage.tables import Person
from core.storage.told import post_key
from handlers.confirmation import wording_for
from handlers.context import Context
from handlers.recording.said import person_called, require_working

Handler = Callable[[Understanding, Context], Reply]
CUE = compiled(r"替|代|on behalf of", re.IGNORECASE)
FOR_SOMEBODY = compiled(r"(?:替|代|on behalf of )\s?Ⓜ", re.IGNORECASE)


def for_whom(handler: Handler) -> Handler:
    """Let a handler write as the person that the sentence speaks for, if the sender may."""

    @wraps(handler)
    def handled(asked: Understanding, context: Context) -> Reply:
        person = _spoken_for(asked, context)
        if person is None or person.id == context.person.id:
            return handler(asked, context)
        _require_leads(person, context)
        require_working(person)
        return _in_the_name_of(person, handler, asked, context)

    return handled


def _require_leads(person: Person, context: Context) -> None:
    visible = visible_owner_ids(context.session, context.person)
    if visible is None or person.id in visible:
        return
    if context.person.role == "rep":
        raise NotAllowedError(
            f"只有{person.name}的上级能替{person.name}安排或记录。请直接和{person.name}说；"
            "你自己的照常发，例如“明天跟进华东医疗”。",
            f"Only those who lead {person.name} plan and record for them. Please tell "
            f"{person.name} directly; your own you send as ever, such as “follow up Acme "
            "tomorrow”.",
        )
    raise NotAllowedError(
        f"只能替自己带的人安排或记录，{person.name}不在其中。请找{person.name}的上级，"
        "或直接和本人说；你自己的照常发，例如“明天跟进华东医疗”。",
        f"You plan and record only for the people you lead, and {person.name} is not one of "
        f"them. Ask {person.name}'s leader, or tell {person.name}; your own you send as ever, such "
        "as “follow up Acme tomorrow”.",
    )


def _spoken_for(asked: Understanding, context: Context) -> Person | None:
    if asked.intent is Intent.RECORD_TRAINING and (learnt := _learner(asked, context)):
        return learnt
    if not CUE.search(asked.text):
        return None
    scene = context.lay_out(asked.text)
    if not FOR_SOMEBODY.search(scene.text):
        return None
    if len(scene.members[0].value) != 1:
        # Said of two who are called so, it must not be told as the sender's own.
        return person_called(member_meant(scene.sheet, scene.members[0]).name or "", context)
    name = scene.members[0].value[0]
    return context.session.scalars(select(Person).where(Person.name == name)).one_or_none()


def _learner(asked: Understanding, context: Context) -> Person | None:
    """Return the colleague who took part in a training; raises UserError where it is nobody's."""
    scene = context.lay_out(read_command(asked.text).rest)
    who = learner(scene)
    if who == "us":
        return None
    if who == "others":
        raise UserError(
            "谁参加了培训？没有记录。自己的说“今天参加了产品培训”，替一位下属说“替李雪记：参加了产品培训”。",
            "Who took part? Nothing was recorded. For yourself say “attended product training "
            "today”; for one of your people “on behalf of NAME: attended product training”.",
        )
    name = scene.members[0].value[0]
    return context.session.scalars(select(Person).where(Person.name == name)).one_or_none()


def in_whose_name(scene: Scene) -> str:
    """Return how a message begins that is said for somebody else, so that its parts can too."""
    somebody = FOR_SOMEBODY.search(scene.text) is not None and scene.members
    return f"替{scene.members[0].value[0]}记录：" if somebody else ""


def _in_the_name_of(
    person: Person, handler: Handler, asked: Understanding, context: Context
) -> Reply:
    author = replace(context.author, on_behalf_of_id=person.id)
    acting = replace(context, person=person, author=author)
    reply = handler(asked, acting)
    context.change = acting.change
    if context.change is None or not reply.changed:
        return reply
    wording = wording_for(context, person.language)
    notice = wording.say(
        "{who} 替你记录了：{what}",
        "{who} recorded for you: {what}",
        who=context.person.name,
        what=context.change.summary,
    )
    key = post_key(context.change, f"told:{person.id}")
    return replace(reply, posts=(*reply.posts, Post(ToPerson(person.id), Reply(notice), key)))
