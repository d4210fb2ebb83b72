"""A target that no longer holds: “取消李雪12月的拜访目标”."""

from fractions import Fraction

from core.access import require_target_write, scope_named
from core.errors import NotFoundError, UserError
from core.figures.scope import ScopeRef
from core.language.filling.slash import read_command
from core.language.sentence.courtesies import without_courtesies
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Changed, Reply
from core.storage.queries.people import answerable_for
from core.storage.records.targets import targets_set
from core.storage.tables import Target
from core.vocabulary import Metric
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words, scope_words
from handlers.recording.said import Said

SAID = Phrases.of(
    r"(?:取消|删除|删掉|去掉|撤掉|作废)(?:掉|了)?(?P<which>.{1,40}目标)(?:了|吧)?",
    r"[把将](?P<which>.{1,40}目标)(?:取消|删除|删掉|去掉|撤掉|作废)(?:掉|了|吧)*",
    r"(?:remove|delete|cancel|drop) (?P<which>.{1,60}targets?\b.{0,30})",
)


def target_removal_said(said: Said, context: Context) -> Reply | None:
    """Take a target out of the books; None for what says something else."""
    text = without_courtesies(read_command(said.asked.text).rest).strip(" \n。.!！")
    found = SAID.fullmatch(text)
    if found is None or said.scene.mood.asks:
        return None
    asked = context.understand(found["which"])
    if asked.scope is None or asked.period is None:
        raise UserError(
            "取消哪个目标？请写上谁和哪个时间，例如“取消李雪12月的拜访目标”。",
            "Which target? Name whose and when, for example “remove NAME's December target”.",
        )
    scope = scope_named(context.session, context.person, asked.scope)
    require_target_write(context.session, context.person, scope)
    rows = targets_set(context.session, scope, asked.period, asked.metric)
    if not rows:
        raise NotFoundError(
            "那个时间没有这样的目标，没有改动。", "There is no such target; nothing was changed."
        )
    scene = Scene.of(context)
    when = period_words(scene.wording, asked.period, scene.today)
    return _removed(rows, scope, when, context)


def _removed(rows: list[Target], scope: ScopeRef, when: str, context: Context) -> Reply:
    scene, entry = Scene.of(context), Entry(context, Intent.SET_TARGET)
    entry.begin()
    for row in rows:
        metric = Metric[row.metric.upper()]
        label = metric.say(context.wording.language)
        entry.facts.append((label, scene.figure(metric, Fraction(row.value))))
        entry.changed.append(Changed("target", row.id, label))
        context.session.delete(row)
    whose = scope_words(scene, scope)
    entry.heading = context.say(
        "已取消目标 · {who} {when}", "Target removed · {who}, {when}", who=whose, when=when
    )
    for person_id in answerable_for(context.session, scope):
        entry.tell(
            person_id,
            "{who} 取消了 {of} {when} 的目标。",
            "{who} removed the targets of {of} for {when}.",
            of=whose,
            when=when,
        )
    return confirmed(entry)
