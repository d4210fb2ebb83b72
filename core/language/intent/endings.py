# ruff: noqa: E501 - one rule, one line
"""Whether a deal is won or lost, or its money came in: not still to come, not somebody else's."""
# fmt: off

from collections.abc import Iterator

from core.language.intent.residue import residue
from core.language.intent.unended import without_unlost, without_unwon
from core.language.names.new_names import RIVAL_NAMES
from core.language.phrases import cues
from core.language.phrases.words import hits
from core.language.sentence.clauses import clauses_of, looks_ahead
from core.language.sentence.scene import Scene
from core.language.text.sheet import rule
from core.language.understanding import Intent

BUSINESS = rule(r"单子?|合同|订单|商机|客户|项目|deal|contract|order|po\b|opp|account|\b(?:won|lost) it\b")
# “丢单不可怕” speaks of no deal in particular.
CONCRETE = rule(
    r"了|刚|已|[这那][单个笔]|到手|Ⓓ|(?:单|签约|签字|成交|中标|合同)(?=[,。!;:\s]|$)|[a-z]"
)
OWED = rule(
    r"^\W*(?:已经?|终于|刚刚?|都|也)?到[账帐]了?\W*$|回款|货款|尾款|首款|预付|定金|订金|账款|进度款|客户|合同|款(?:项|子)|那笔|invoice|deposit|payment|client|customer"
)
OWN_MONEY = rule(
    r"工资|奖金|提成|报销|红包|社保|公积金|房租|押金|退税|年终奖|外卖|停车|话费|理财|\b(?:salary|bonus|commission|rent|refund|paycheck|reimburse\w*|lunch|dinner|taxi|parking)\b"
)
SURELY_WON = rule(r"了|(?:签|成交|赢|拿下)的|已|赢单|成交(?!$)|\b(?:won|signed|closed|done|landed|got)\b")
TO_ANOTHER = rule(rf"(?:别家|别人|其他家|其它家|友商|同行|对手)[^,。;]{{0,4}}(?:签|拿下|中标|赢|成交)|(?<![败胜掉翻])(?<![败胜掉翻]了)(?:{RIVAL_NAMES})(?:那边|最后|最终|已经?|也|家)?(?:签|拿|抢|赢|中标|挖)(?:下|走|到|了|单|去)|\b(?:{RIVAL_NAMES})(?:'s team)? (?:just |has |have |finally |already )*(?:won|got|took|landed|bagged|signed|stole|closed)\b|(?:跟|和|与|给|被)(?:别人|别家|其他|对手|竞|友商|同行)")
# “Ⓐ嫌贵,签了鼎捷”: with a customer named, who is signed besides is a rival.
TO_RIVAL = rule(r"(?:^\s?|[Ⓐ家方户们边])(?:最后|最终|已经?|也|还是)?签了(?=(?:(?![签了])[\u4e00-\u9fffa-z]){2,8}[,。!;]*$)(?!.*(?:合同|协议|单|年|意向|框架|字|约|份|笔|个|套|款|期|项目|标|备忘|保密|nda|po\b|offer|deal|[啦吧哦呀嘛呢]|我们|咱))")
# “Acme signed the NDA”, “closed the ticket”, “won their trust”: no deal is won by that.
NO_DEAL = rule(
    r"\b(?:signed|closed?|won|got|received|have|inked|secured)\b(?: (?!after|following|during|at|in|since|and|,)[^\s,.;]+){0,4}? (?:nda|mou|loi|minutes|tickets?|case|issue|tab|meeting|call|demo|webinar|trust|heart|support|confidence|attention|drafts?|raffle|bet|lottery|award|prize|game|match|medal|trophy|jerseys?|shirts?|balls?|autographs?|petition|lease|yearbook|cast|highway|road|street|doors?|windows?|stores?|restaurants?|office|plant|factory|branch(?:es)?)\b|"
    r"\b(?:nda|mou|loi|minutes)\b.{0,12}\bsigned\b|\b(?:office|shop|store|branch|school|bank|market|gate|road|factory)s? (?:(?:is|are|was|were) )?closed\b|\bsigned (?:up|in|out)\b|\bsigned for (?:an?|the|my|our|his|her) (?:package|parcel|delivery|box|letter|courier|class|course)\b|\bsaid yes\b\W*to (?:lunch|dinner|coffee|drinks|a date)\b|\bsigned off (?!on (?:the|our|a) (?:deal|contract))"
)
PAID_IN = rule(r"\b(?:payments?|deposit|money|funds|wire|instal?lment|transfer)\b.{0,24}\b(?:landed|secured|closed)\b|Ⓥ (?:has |have |just |finally )*landed\b")
INTENDED = rule(r"(?:打算|准备|计划|想要?|争取|务必|必须|一定要|誓要?|非得|力争).{0,8}(?:签|拿下|成交|赢)")
WIN_AHEAD = rule(
    r"预计|估计|计划|打算|准备签|要签|能签|可签|会签|争取|目标是|待签|快签|即将签|(?:能|会|要|可以?|应该|准备|快|将)(?:就|能|会|可以?)?(?:盖章|成交|拿下|下单|中标)|"
    r"\b(?:expected|expects?|will|should|can|to (?:close|sign|be signed)|closing|close date|plans?)\b"
)
WIN_FOR_SURE = rule(r"签(?:下来)?了|已签|赢单|成交了|\b(?:won|signed|closed)\b")
TAKEN_BACK = rule(r"[,。!;\s](?:哦|噢|啊|诶|额|呃)?(?:不对|不是|错了|说错了?|口误|记错了?|更正|no wait|wait no|sorry|correction|actually|i mean|scratch that)[,\s]")
# “签了!” alone is about the customer last spoken of; a word more and it may be a parcel.
BRIEF = rule(
    r"^(?:[又刚终于已经今天他们我客户这那搞签赢丢输单子了下来拿成交黄定没谈!~\sⒹⓉ]|"
    r"\b(?:won|lost|signed|closed|it|we|they|just|deal|the)\b)+(?=[,。;]|$)"
)


# “Ⓐ丢了,万科签了”, “lost Ⓐ and won the Globex deal”: what was won is another's.
LOST_OF_KNOWN = rule(r"Ⓐ(?:那边|的?[那这]?个?单子?)?(?:已经?|也|又|刚)*(?:丢|输|黄)(?:单|掉)?了|(?:丢|输)了Ⓐ|\blost (?:the )?Ⓐ")
WON_BY_ANOTHER = rule(r"[,。;\s](?P<name>[\u4e00-\u9fff]{2,8}?)(?:那边)?(?:已经?|终于|也|又|刚)*(?:签|赢|拿下|成交|中标)(?:单|约)?了")
WON_ELSEWHERE = rule(r"\b(?:won|landed|signed|closed) (?:the |over )?(?!Ⓐ|it\b|back\b|them\b|this\b|that\b|deal\b|contract\b|order\b|on\b|for\b|in\b|at\b|with\b|and\b|[ⓋⓃⒹ])[a-z]")


def endings(scene: Scene) -> Iterator[Intent]:
    """Yield whether a deal is won or lost; of “签了,不对,丢了” only what was said last."""
    told = without_unlost(scene.mood.stated, scene)
    won, lost = _won(scene), hits(cues.LOSS, told)
    if won and lost and (taken_back := TAKEN_BACK.search(scene.mood.stated)):
        lost = hits(cues.LOSS, told[taken_back.end() :])
        won = not lost
    if won and not (lost and _won_another(scene)):
        yield Intent.WIN_DEAL
    if lost:
        yield Intent.LOSE_DEAL


def _won_another(scene: Scene) -> bool:
    """Return whether the known customer was lost, and what was won is of somebody else."""
    said = scene.mood.asserted
    if len({one.value for one in scene.accounts}) != 1 or not LOST_OF_KNOWN.search(said):
        return False
    other = WON_BY_ANOTHER.search(said)
    named = other is not None and bool(residue(other["name"]))
    return named or WON_ELSEWHERE.search(said) is not None


def about_a_deal(scene: Scene, *, someone: bool) -> bool:
    said = scene.mood.asserted
    named = someone or scene.accounts or scene.money or scene.records
    concrete = BUSINESS.search(said) and CONCRETE.search(said)
    return bool(named or concrete or BRIEF.match(said))


def _won(scene: Scene) -> bool:
    """Return whether a clause tells of a win that is not still to come (月底签, 预计签)."""
    said = without_unwon(scene.mood.asserted, scene)
    if INTENDED.search(said) or (WIN_AHEAD.search(said) and not WIN_FOR_SURE.search(said)):
        return False
    return any(
        hits(cues.WIN, NO_DEAL.sub("□", clause.text))
        and not (TO_ANOTHER.search(clause.text) or PAID_IN.search(clause.text))
        and not (scene.accounts and TO_RIVAL.search(clause.text))
        and (SURELY_WON.search(clause.text) or not looks_ahead(clause, scene))
        for clause in clauses_of(said, scene)
    )


def paid(scene: Scene, *, someone: bool) -> bool:
    if OWN_MONEY.search(scene.mood.stated):
        return False
    owed = scene.accounts or scene.money or OWED.search(scene.mood.asserted)
    return someone or bool(owed)
