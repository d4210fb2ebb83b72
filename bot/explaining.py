"""How `salesbeat parse --explain` looks to a person: the words, what they gave, and why."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from core.language.evidence import Evidence
from core.language.explain import Explanation
from core.wording import NO_FIGURE, Wording

STEPS = {
    "correction": ("更正", "correction"),
    "order": ("指令", "order"),
    "event": ("事件", "event"),
    "answer": ("提问", "question"),
    "request": ("查看", "request"),
    "command": ("斜杠命令", "slash command"),
    "nothing": ("不是", "nothing"),
    "too long": ("太长", "too long"),
    "question": ("在问", "asked"),
    "not a fact": ("没发生", "not a fact"),
    "denied": ("否定", "denied"),
    "announced": ("对方说要", "announced"),
    "taken back": ("收回", "taken back"),
}
RULES = {
    "name": ("客户名", "name"),
    "alias": ("简称、别名、音近或错字", "short name, alias, sound or typo"),
    "new name": ("新名字，照写", "new name, as written"),
    "contact": ("联系人", "person at the customer's"),
    "title": ("称呼", "title"),
    "command": ("斜杠命令", "slash command"),
    "typed command": ("斜杠命令", "slash command"),
    "money": ("金额", "money"),
    "number": ("数字", "number"),
    "percentage": ("百分比", "percentage"),
    "currency": ("币种", "currency"),
    "day": ("日期", "day"),
    "time": ("时间", "time of day"),
    "period": ("周期", "period"),
    "member": ("同事", "colleague"),
    "scope": ("区域或团队", "region or team"),
    "whose": ("说了是谁的", "said in words"),
    "rival": ("竞争对手，照写", "rival, as written"),
    "rest": ("其余的话", "what is left"),
    "implied": ("推断", "implied"),
    "values together": ("由这些值一起", "the values together"),
    "other customer": ("说的是另一个客户", "another customer was meant"),
    "other day": ("说的是另一天", "another day was meant"),
    "nothing asserted": ("没有说成事实", "nothing is told as a fact"),
    "no rule": ("没有规则", "no rule"),
    "asks nothing of the bot": ("问的不是机器人的事", "asks nothing of the bot"),
    "too long": ("超过 1000 字，不读", "longer than 1,000 characters"),
}


def tables_of(explanation: Explanation, wording: Wording) -> Iterator[RenderableType]:
    """Yield a table for each part of an explanation that holds something."""
    yield _intents(explanation, wording)
    if explanation.values:
        yield _values(explanation, wording)
    if explanation.doubts:
        yield _doubts(explanation, wording)


def _values(explanation: Explanation, wording: Wording) -> Table:
    table = _table(wording, ("原话", "words"), ("得出", "gave"), ("规则", "rule"))
    for key, found in explanation.values.items():
        value = f"{key} = {explanation.understood[key]}"
        _add(table, found.words or NO_FIGURE, value, _rule(found, wording))
    return table


def _intents(explanation: Explanation, wording: Wording) -> Table:
    heads = (("", ""), ("意图", "intent"), ("先后", "kind"), ("原话", "words"), ("规则", "rule"))
    table = _table(wording, *heads)
    for place, one in enumerate(explanation.candidates, start=1):
        step = wording.say(*STEPS[one.step])
        mark = "✓" if place == 1 else str(place)
        words = one.cue.words or NO_FIGURE
        _add(table, mark, one.intent.value, step, words, _rule(one.cue, wording))
    table.caption = Text(wording.say("看到的：", "as seen: ") + explanation.skeleton)
    return table


def _doubts(explanation: Explanation, wording: Wording) -> Table:
    heads = (("不算数的话", "no fact"), ("为什么", "why"), ("因为", "because of"), ("规则", "rule"))
    table = _table(wording, *heads)
    for one in explanation.doubts:
        kind = wording.say(*STEPS[one.kind])
        _add(table, one.words, kind, one.cue.words, _rule(one.cue, wording))
    return table


def _table(wording: Wording, *heads: tuple[str, str]) -> Table:
    return Table(*(wording.say(*head) for head in heads))


def _add(table: Table, *cells: str) -> None:
    """Add a row as it is: what people type in brackets is no markup."""
    table.add_row(*map(Text, cells))


def _rule(found: Evidence, wording: Wording) -> str:
    """Word a kind of value; a row of a table keeps the name by which one finds it."""
    known = RULES.get(found.rule)
    return found.rule if known is None else wording.say(*known)
