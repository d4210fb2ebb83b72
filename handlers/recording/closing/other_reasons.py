"""What else a lost deal's sentence names as its reason: one is kept, the others are said."""

from core.language.phrases.words import LOSS_REASONS
from core.language.understanding import Understanding
from core.vocabulary import LossReason
from handlers.confirmation import Entry


def tell_other_reasons(entry: Entry, asked: Understanding) -> None:
    """Say which reasons were named beside the one that was taken, and how to take another."""
    context = entry.context
    said = context.lay_out(asked.text).text
    named = {row.means for row in LOSS_REASONS if row.pattern.search(said)}
    taken = {asked.loss_reason, LossReason.OTHER}
    if asked.competitor is not None:
        taken.add(LossReason.COMPETITOR)
    others = [one.say(context.wording.language) for one in LossReason if one in named - taken]
    if others and asked.loss_reason is not None:
        entry.remark(
            "还提到：{others}。只记一个原因（{taken}）；要换就说“丢单原因改成{first}”。",
            "Also named: {others}. One reason is kept ({taken}); to change it, say “loss reason "
            "to {first}”.",
            others=context.wording.listed(others),
            taken=asked.loss_reason.say(context.wording.language),
            first=others[0],
        )
