"""What taking a record back needs wherever it is done: whose it is, its words, who is told."""

from dataclasses import replace

from core.access import visible_owner_ids
from core.errors import NotAllowedError
from core.language.text.compiled import compiled
from core.language.understanding import Intent
from core.reply import Post, Reply
from core.storage.queries.people import names_of
from core.storage.tables import Change
from core.storage.told import post_key, posts_withdrawn, withdraw_posts
from core.storage.undo import change_numbered, effects_of
from core.wording import Language, Wording
from handlers.confirmation import wording_for
from handlers.context import Context
from handlers.trail.brief import Brief
from handlers.trail.words import Words

# The first word of a confirmation shows its language; a name that follows may be of any.
FIRST_LETTER = compiled(r"[A-Za-z\u3400-\u9fff]")
# How confirmations begin: what is left says what was recorded.
OPENING = compiled(
    r"^(?:🎉\s*|已(?:记录|安排)?(?:\s*·\s*)?|谢谢，|Recorded(?: as| ·)? ?|Thank you, )"
)


def is_undo(change: Change) -> bool:
    """Tell whether a change only takes another back; a correction also records anew."""
    return change.undoes is not None and change.intent == Intent.UNDO


def require_own(change: Change, context: Context) -> None:
    """A record is taken back by who made it, whom it was made for, or who answers for them."""
    if context.person.id in {change.actor_id, change.on_behalf_of_id} or change.actor_id is None:
        return
    visible = visible_owner_ids(context.session, context.person)
    if visible is None or change.actor_id in visible:
        return
    name = names_of(context.session, {change.actor_id})[change.actor_id]
    raise NotAllowedError(
        f"这条是{name}记的，只有本人或其经理能撤销。发“撤销”可以撤销你自己最近的一条。",
        f"{name} recorded this, so only they or their manager can undo it. "
        "Send “undo” to take back your own latest entry.",
    )


def without_opening(words: str) -> str:
    return OPENING.sub("", words)


def record_words(change: Change) -> str:
    """Name a record by its confirmation: “已记录丢单 · X ¥44万” is “丢单 · X ¥44万”."""
    words = without_opening(change.summary).removesuffix("已记录").removesuffix(" recorded")
    return words[:1].upper() + words[1:]


def words_for_reader(change: Change, context: Context, wording: Wording) -> str:
    """Name a record as it was confirmed, or by what it wrote for who speaks another language."""
    first = FIRST_LETTER.search(change.summary)
    told_in: Language = "zh" if first is None or not first[0].isascii() else "en"
    if told_in == wording.language:
        return record_words(change)
    named = Brief(Words(context.session, wording)).named(effects_of(context.session, change))
    return named or record_words(change)


def corrections(change: Change, inverse: Change, context: Context) -> list[Post]:
    """Withdraw what others were to be told; tell those who have heard it already, once each."""
    correction = _correction(change, context)
    heard = {told.to: told for told in withdraw_posts(context.session, change)}
    return [Post(to, correction, post_key(inverse, told.key)) for to, told in heard.items()]


def told_again(change: Change, inverse: Change, context: Context) -> list[Post]:
    """Tell what an undo had kept from being told, now that the undo itself is taken back."""
    if not is_undo(change) or change.undoes is None:
        return []
    standing = change_numbered(context.session, change.undoes)
    kept_back = posts_withdrawn(context.session, standing)
    return [replace(post, key=post_key(inverse, post.key)) for post in kept_back]


def _correction(change: Change, context: Context) -> Reply:
    wording = wording_for(context, None)
    if is_undo(change):
        return Reply(wording.say("更正：已恢复。", "Correction: it stands after all."))
    return Reply(
        wording.say(
            "更正：{who} 撤销了这条记录（{what}）。",
            "Correction: {who} took this back ({what}).",
            who=context.person.name,
            what=words_for_reader(change, context, wording),
        )
    )
