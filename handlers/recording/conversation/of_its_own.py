"""Tells a message of its own from an answer: “紫光医疗什么时候能签？” answers no “哪个客户？”."""

import re
from dataclasses import replace

from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from handlers.context import Context
from handlers.recording.conversation.bare import FILLERS, LONGEST_ANSWER, MARKS

# What may stand around the name that answers: “我说的是紫光医疗那边”, “it was with 紫光医疗”.
AROUND = compiled(
    r"我(?:们)?(?:说|指|去|见|拜访|联系)?的?|(?:刚才|刚刚|刚)?(?:说|指)的|应该|还是|对|嗯|哦|噢|哈|啊|呀|呗|嘛|[那这][边家]|"
    r"(?:签|丢|赢|付|见|聊|谈|约|打|去)的|客户|公司|老客户|新客户|(?:单子?|项目|商机|合同)|[跟给和去]|不好意思|谢谢|麻烦|"
    r"\b(?:it|i|we|mean|meant|was|were|with|for|from|of|that|that's|this|one|sorry|thanks|account|"
    r"customer|client|company|their|deal|yes|ok|oh|a|an)\b|['\"“”‘’:：()（）]",
    re.IGNORECASE,
)
ROW = compiled(
    r"(?:是|都是)?Ⓐ(?:\s?(?:[、,，和与跟]|还有|and|&|, and)\s?Ⓐ)+(?:这?两[家个]|都有|都是)?"
)
LONGEST_ROW = 120
ASKING = compiled(
    r"什么|怎么|如何|为啥|谁|哪|多少|几[个点时天号]|何时|"
    r"\b(?:what|how|who|when|which|why|where|does|did|is|are|has|have)\b.*[?？]?",
    re.IGNORECASE,
)


def is_of_its_own(
    known: Understanding, asks_for: str, asked: Understanding, context: Context
) -> bool:
    """Tell whether a message asks or tells something that its question did not ask for."""
    scene = context.lay_out(asked.text)
    if asks_for == "account":
        another = known.intent.writes and asked.intent != known.intent and not _names_only(scene)
        return another and not row_alone(asked, context)
    if asks_for in {"loss_reason", "result"}:
        return _asks(scene) or _is_about_another(known, scene)
    return False


def with_name_alone(asked: Understanding, context: Context) -> Understanding:
    """Add the one known customer that an answer names among words that add nothing."""
    if asked.account is not None or asked.candidates or asked.intent is not Intent.NONE:
        return asked
    if len(asked.text) > LONGEST_ANSWER:
        return asked
    scene = context.lay_out(asked.text)
    if len(scene.accounts) != 1 or not _names_only(scene):
        return asked
    names = scene.accounts[0].value
    if len(names) > 1:
        return replace(asked, candidates=names)
    return replace(asked, account=names[0], account_known=True)


def row_alone(asked: Understanding, context: Context) -> tuple[str, ...]:
    """Return the known customers that an answer names in a row, and nothing else beside them."""
    if asked.intent is not Intent.NONE or len(asked.text) > LONGEST_ROW:
        return ()
    scene = context.lay_out(asked.text)
    if ROW.fullmatch(scene.text.strip(" 。.!！~")) is None:
        return ()
    names = tuple(found.value[0] for found in scene.accounts if len(found.value) == 1)
    return names if len(names) == len(scene.accounts) else ()


def _names_only(scene: Scene) -> bool:
    """Tell whether a known customer stands alone; an unknown one may be called anything."""
    if not scene.accounts:
        return not _asks(scene)
    left = FILLERS.sub("", AROUND.sub("", scene.text))
    return all(character in MARKS for character in left)


def _asks(scene: Scene) -> bool:
    return scene.mood.asks and ASKING.search(scene.text) is not None


def _is_about_another(known: Understanding, scene: Scene) -> bool:
    named = {name for found in scene.accounts for name in found.value}
    return bool(named) and known.account is not None and known.account not in named
