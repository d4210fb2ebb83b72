"""How people speak of one payment: expected, put off, called off, come early, recorded wrongly."""

from core.language.text.ways import Phrases

WHO = r"(?:(?:Ⓐ\s?的?\s?)?(?:商机|单子)?\s?Ⓡ|Ⓐ)\s?的?"
SUM = r"[ⓋⓃ]"
PAYS = r"(?:回款|付款|打款|到款|汇款|收款|到账|进账|支付|付)"
MONEY = r"(?:回款|付款|收款|应收款?|货款|尾款|首付款?|余款|款项?)"
_WILL = r"(?:预计|估计|计划|预期)(?:会|将|要)?在?|(?:会|将|将会|将要)在?"
_WILL_PAY = r"(?:will|is (?:due|going|expected) to|expects to|plans to) pay"
_THAT = r"(?:那一?笔|这一?笔)?的?"
EXPECTED = Phrases.of(
    rf"{WHO}\s?(?:{MONEY})?(?:{_WILL})\s?Ⓓ(?:之?前|左右)?\s?{PAYS}\s?[:,，]?\s?{SUM}",
    rf"{WHO}\s?(?:{_WILL})\s?{PAYS}\s?{SUM}[,，]?\s?Ⓓ",
    rf"{WHO}\s?Ⓓ\s?(?:{_WILL})\s?{PAYS}\s?{SUM}",
    rf"(?:预计|估计)\s?Ⓓ\s?{WHO}\s?(?:会|将)?{PAYS}\s?{SUM}",
    rf"(?:预计|估计)\s?{WHO}\s?Ⓓ\s?(?:会|将)?{PAYS}\s?{SUM}",
    rf"{WHO} (?:{_WILL_PAY})(?: us)? {SUM},? (?:on |by |in )?Ⓓ",
    rf"(?:we )?expect {SUM} from (?:deal )?{WHO},? (?:on |by |in )?Ⓓ",
)
# No word tells whether the money has come; a day that is still ahead does.
AHEAD = Phrases.of(
    rf"{WHO}\s?{PAYS}\s?[:,，]?\s?Ⓓ\s?[:,，]?\s?{SUM}",
    rf"{WHO}\s?Ⓓ\s?{PAYS}了?\s?[:,，]?\s?{SUM}",
    rf"{WHO}\s?{PAYS}了?\s?[:,，]?\s?{SUM}\s?[,，]?\s?Ⓓ",
    rf"回款\s?{WHO}\s?(?:Ⓓ\s?{SUM}|{SUM}\s?Ⓓ)",
    rf"{WHO} paid {SUM} (?:on )?Ⓓ",
)
_LATER = r"(?:推迟|延期|延后|延迟|顺延|推后|提前|改期|改|挪|调整)(?:到|至|成|为)"
_MOVE, _OF = r"(?:move|postpone|push|delay|put off)", r"(?:of|from|by|for)(?: deal)?"
PUT_OFF = Phrases.of(
    rf"(?:把|将)?{WHO}\s?(?:Ⓓ\s?的?)?{_THAT}\s?{MONEY}(?:计划)?\s?{_LATER}\s?Ⓓ",
    rf"(?:把|将)?{WHO}\s?{MONEY}从?\s?Ⓓ\s?{_LATER}\s?Ⓓ",
    rf"{_MOVE} (?:the )?(?:Ⓓ )?payment {_OF} {WHO}(?: (?:from|of|due) Ⓓ)? to Ⓓ",
    rf"{_MOVE} {WHO}(?:'s)? (?:Ⓓ )?payment to Ⓓ",
)
_OFF = r"(?:取消|删除|删掉|去掉|撤掉|作废|清空)"
_A_PLAN = r"(?:回款|付款|收款)(?:计划|安排)"
_DROP = r"(?:cancel|remove|delete|drop)"
CALLED_OFF = Phrases.of(
    rf"(?:请|帮我)?{_OFF}\s?{WHO}\s?(?:Ⓓ\s?的?)?{_THAT}\s?{_A_PLAN}",
    rf"(?:把|将)?{WHO}\s?(?:Ⓓ\s?的?)?{_THAT}\s?{_A_PLAN}(?:都|全部)?{_OFF}(?:了|掉|吧)?",
    rf"{_DROP} (?:the )?payment (?:plan|schedule) {_OF} {WHO}",
    rf"{_DROP} {WHO}(?:'s)? payment (?:plan|schedule)",
)
_EARLY = r"(?:提前|提早)"
EARLY = Phrases.of(
    rf"{WHO}\s?{_EARLY}{PAYS}了?[,，]?\s?Ⓓ的?{_THAT}\s?{MONEY}?\s?{SUM}?",
    rf"{WHO}\s?Ⓓ的?{_THAT}\s?{MONEY}?(?:已经?)?{_EARLY}{PAYS}了?[,，]?\s?{SUM}?",
    rf"{WHO}\s?{_EARLY}(?:回|付|打|支付)了\s?Ⓓ的?{_THAT}\s?{MONEY}?\s?{SUM}?",
    rf"{WHO} paid (?:the )?Ⓓ (?:payment|instalment|installment) early",
)
_WRONG = r"(?:记|录|写|搞|弄|输|填)?错了?|不对|有误"
_LAST = r"(?:那|这|上|最后|刚才那|刚才|刚刚)?(?:一?笔|次)?的?"
_IS = r"(?:应该|其实|应|实际)?(?:是|为)?"
_INTO = r"(?:改|更正|修改|修正|纠正)(?:成|为|到)|应该是|应为|应是"
CORRECTED = Phrases.of(
    rf"(?:把|将)?{WHO}\s?(?:Ⓓ\s?的?)?{_LAST}{MONEY}(?:的?金额)?\s?(?:{_WRONG})[,，:：。]?\s?{_IS}\s?{SUM}",
    rf"(?:把|将)?{WHO}\s?(?:Ⓓ\s?的?)?{_LAST}{MONEY}(?:的?金额)?\s?(?:{_INTO})\s?{SUM}",
    rf"{WHO}(?:'s)? (?:Ⓓ )?payment (?:was|is) wrong[,;:.]? (?:it )?(?:should be|was|is) {SUM}",
    rf"(?:the )?(?:Ⓓ )?payment {_OF} {WHO} (?:(?:was|is) wrong[,;:.]? (?:it )?)?should be {SUM}",
    rf"(?:change|correct) (?:the )?(?:Ⓓ )?payment {_OF} {WHO} to {SUM}",
)
