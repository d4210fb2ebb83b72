"""What a slash command decides; the words behind it may say more."""

import re

from core.language.filling.slash import Typed
from core.language.filling.sums import read_target_value
from core.language.intent.decide import Decision, decide
from core.language.phrases import cues
from core.language.phrases.words import hits
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, rule
from core.language.understanding import Intent

SETS = rule(r"设|定|改|调|\bset\b|[ⓃⓋⓅ]\s*$|\bto\b")
DEAL_CHANGES = (Intent.WIN_DEAL, Intent.LOSE_DEAL, Intent.UPDATE_DEAL, Intent.RECORD_PAYMENT)
FOLLOW_UP_CHANGES = (Intent.COMPLETE_FOLLOW_UP, Intent.SNOOZE_FOLLOW_UP, Intent.SHOW_FOLLOW_UPS)


def decide_typed(typed: Typed, scene: Scene) -> Decision | None:
    """Return the intent of a typed command; None when the message is none."""
    if typed.intent is None:
        return None
    said = decide(scene)
    match typed.intent:
        case Intent.CREATE_DEAL:
            intent = _deal_command(said.intent, scene)
        case Intent.SCHEDULE_FOLLOW_UP:
            intent = _follow_up_command(said.intent, scene)
        case Intent.SHOW_TARGET if SETS.search(scene.text) and read_target_value(scene) is not None:
            intent = Intent.SET_TARGET
        case Intent.LOG_ACTIVITY if not (scene.text.strip() or typed.kind):
            intent = Intent.SHOW_HELP
        case _:
            intent = typed.intent
    newcomer = said.new_account
    if intent is Intent.CREATE_ACCOUNT and newcomer is None and not scene.accounts:
        newcomer = _all_of_it(scene)
    return Decision(intent, newcomer, said.new_accounts if intent is said.intent else ())


def _all_of_it(scene: Scene) -> Found[str] | None:
    """Return what stands behind “/新客户” up to the first stop: it can only be the name."""
    match = re.match(r"\s*([^,。;\n]{2,40}?)\s*(?=[,。;\n]|$|联系人)", scene.sheet.text)
    return Found(*match.span(1), scene.sheet.written(*match.span(1))) if match else None


def _deal_command(said: Intent, scene: Scene) -> Intent:
    """/deal Ⓐ Ⓥ is a new one, /deal won Ⓐ is not; /deal alone lists them."""
    # “/deal Ⓐ Ⓥ proposal” says where a new one stands.
    if said in DEAL_CHANGES and (said is not Intent.UPDATE_DEAL or hits(cues.CHANGE, scene.text)):
        return said
    if re.search(r"\bnew\b|新|add|create", scene.text) or scene.money or scene.numbers:
        return Intent.CREATE_DEAL
    if not scene.text.strip() or said.reads or re.search(r"\blist\b|\bopen\b", scene.text):
        return Intent.SHOW_DEALS
    return Intent.CREATE_DEAL


def _follow_up_command(said: Intent, scene: Scene) -> Intent:
    if said in FOLLOW_UP_CHANGES:
        return said
    if scene.dates and any(d.value.due for d in scene.dates) and (scene.accounts or scene.contacts):
        return Intent.SCHEDULE_FOLLOW_UP
    if re.search(r"\b(?:done|complete)|完成", scene.text):
        return Intent.COMPLETE_FOLLOW_UP
    if re.search(r"\bsnooze|推迟", scene.text):
        return Intent.SNOOZE_FOLLOW_UP
    planned = scene.accounts or scene.times or re.search(r"提醒|remind", scene.text)
    return Intent.SCHEDULE_FOLLOW_UP if planned else Intent.SHOW_FOLLOW_UPS
