# ruff: noqa: E501 - one rule, one line
"""Words that stand where something is to be told and tell nothing: “暂无”, “还没想好”, “tbd”.

Whoever is about to keep a matter, a result or a rule asks here first: others read what is kept.
"""

import re

from core.language.text.sheet import phrase

_YET = r"(?:目前|现在|暂时|还|都|也|应该|好像|反正|先)*"
_END = r"[了吧啊呢哈呀的哦]*"
_NOTHING = phrase(
    rf"{_YET}(?:暂无|无|没有?(?:什么|啥|问题|投诉|内容|规则|事|结果)*|没啥|没什么|假的|瞎[说编]|乱说|骗你|骗人|(?:跟你)?开(?:个)?玩笑|玩笑"
    r"|逗你玩?|不用|不需要|不必|算|取消|不知道|不清楚|不确定|不好说|说不清楚?|没(?:有)?(?:想好|确认|确定|定|好|出来|决定|说|讨论|消息|处理|解决)"
    r"|待定|待确认|待补充|再[说看议]|(?:明天|后天|以后|下次|下周|回头|改天|晚点|过几天|有空|到时候?)再(?:说|看|议|讲)|同上|随便|等等|稍[等后]|测试一?下?|test"
    rf"|误会|误报|虚惊一场|谣言|传言|听说|老样子){_END}"
    r"|(?:大家|你们|一起)(?:先|再|都|来|一起|也)*(?:说|想|看|讨论|商量|定|提|出).{0,5}|(?:谁|哪位)(?:有|知道|来|能|说|想|定).{0,6}|(?:先|再|还|要|得)*[等看听](?:领导|老板|上面|[\u4e00-\u9fff]{1,2}(?:总|经理|主任|老师)).{0,5}"
    r"|[\u4e00-\u9fff]{1,4}(?:定|提|说|写)的"
    r"|(?:there(?:'s| is) |it(?:'s| is| was) |still |only |just |really |maybe |i have |we have |got )*"
    r"(?:none|nothing(?: .{0,20})?|n/?a|not (?:yet|sure|known|clear|really)(?: yet)?|no (?:idea|clue|rule|news|comment|need|matter|reason|problem)s?(?: yet)?|tb[dac]|to be (?:decided|confirmed|done)"
    r"|unknown|unclear|undecided|(?:a )?false alarm|kidding|joking|a joke|jk|lol|never ?mind|forget it|soon|later|tomorrow|whatever|anything|everything|something|dunno|no|nope|test|testing"
    r"|rumou?rs?(?: only| so far)?|only rumou?rs?|the usual(?: .{0,20})?|(?:the )?same (?:as|old) .{0,20}|looking .{0,30}|thinking .{0,30}|waiting .{0,30}"
    r"|(?:who|what|which|anyone|anybody)\b.{0,40}|(?:let's|let us|we(?:'ll| will| should)?) (?:wait|see|discuss|think)\b.{0,40}|wait(?:ing)? (?:for|until) .{0,40}"
    r"|(?:i |we )?(?:don't|do not|doesn't) (?:know|care|remember|have).{0,30}|(?:ask|up to) (?:me|you|him|her|them|around|someone|somebody|tomorrow|later|(?:the |my |our )?(?:boss|manager|team|director)))(?: (?:lol|haha|yet|please|sorry))*",
    re.IGNORECASE,
)


def tells_nothing(words: str) -> bool:
    """Tell whether words only fill a place: “还没想好”, “just kidding”, “who has one”."""
    return _NOTHING.fullmatch(words.strip(" \n,，、.。~～!！…;；:：")) is not None
