"""Asks before something goes to a colleague whose records the sender may not change."""

from core.access import visible_owner_ids
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.scopes import region_scope
from core.storage.queries.people import home_of
from core.storage.tables import Person
from handlers.context import Context
from handlers.recording.said import Said, ask_which_person

# Ends the order that was asked about: “把华东医疗转给李强，确认”.
SURE = phrase(r"[,，\s]*(?:确认|confirm(?:ed)?)$")


def without_sure(said: Said) -> str:
    """Return an order without the word that confirms it."""
    return SURE.sub("", said.text)


def ask_if_afar(
    said: Said, to: Person, what: str, order: tuple[str, str], context: Context
) -> Reply | None:
    """Ask first where the receiver is in another region and out of the sender's reach.

    `order` is the whole order in both languages. None where nothing speaks against it.
    """
    if SURE.search(said.text) or not _is_afar(to, context):
        return None
    where = _region_of(to, context)
    sentence = context.say(
        "{name} 在{where}。转过去后 {what} 归{where}，你不能再看、也不能再改，要回来得请对方转回。"
        "转吗？还没有改动。",
        "{name} is in {where}. Then {what} belongs to {where}, and you can neither see nor change "
        "it; they would have to hand it back. Shall I? Nothing is changed yet.",
        name=to.name, where=where, what=what,
    )  # fmt: skip
    label = context.say("确认转给 {where} {name}", "Hand over to {name}, {where}",
                        where=where, name=to.name)  # fmt: skip
    return ask_which_person(sentence, [(label, context.say(*order))], context, Intent.UPDATE_DEAL)


def _is_afar(to: Person, context: Context) -> bool:
    visible = visible_owner_ids(context.session, context.person)
    if visible is None or to.id in visible or to.id == context.person.id:
        return False
    ours, theirs = (home_of(context.session, one)[1] for one in (context.person, to))
    return ours != theirs


def _region_of(to: Person, context: Context) -> str:
    region_id = home_of(context.session, to)[1]
    if region_id is None:
        return context.say("别的团队", "another team")
    return region_scope(context.session, region_id).say(context.wording.language)
