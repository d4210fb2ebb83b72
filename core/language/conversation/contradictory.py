"""A win and a loss told of one customer at once, “Ⓐ赢了又丢了”: asked about, never written.

A loss that is turned round later (“Ⓐ丢了,又签了”) is no contradiction, nor is a correction.
"""

from core.language.sentence.scene import Scene
from core.language.text.ways import Row, Ways

OPENS = r"(?:Ⓓ|Ⓣ|刚|我们?|已经?|[,\s])*"
DEAL = r"(?:的?[那这]?个?(?:单子?|项目|合同)|那边)?"
WON = r"(?:赢|签|拿下|成交|中标|下单)(?:单|约|下)?了?\s?[ⓋⓃ]?"
LOST = r"(?:(?:丢|输|黄)(?:单|掉|标)?了?|(?:不签|退(?:货|单|订)?)了)"
BUT = r"[,;\s]*(?:但是?|可是?|又|然后|结果|后来|也|还是?|和|却|而且|并|同时|再|或者?)*[,\s]*"
# What comes of a win in a later clause: “今天客户反悔了”, “但是被对手抢走了”.
THEN = (
    r"(?:[,;\s]+(?![^,;]*(?:不对|错|不是|更正|口误|哦|等等))[^,;]{0,12})??(?:[,;\s]+(?:但是?|可是?|不过|然而|谁知道?|没想到|又|然后|结果|后来|却|而)*[,\s]*|"
    r"(?:但是?|可是?|不过|结果|后来)+[,\s]*)"
)
THEY = r"(?:Ⓐ|客户|对方|他们|人家|甲方|[那这]边)?(?:又|却|还是|就|突然|临时|也)*"
RIVAL = r"(?:竞争)?(?:对手|竞品|同行|别人|别家|人家|其他[家人]|Ⓒ)(?:公司|那边)?"
REVERSED = (
    rf"(?:{LOST}|(?:反悔|变卦|毁约|退单|退货|撤单|解约|不[签要做买]|黄|泡汤|取消)了?(?:合同|订单|单子)?了?"
    rf"|被{RIVAL}?(?:给)?(?:抢|截|撬|翘|挖|夺)(?:走|单|胡|掉)*了?)"
)
AND_SO_ON = r"(?:怎么办|咋办|唉|啊|呢|[,;。!].{0,20})?"
WON_EN = r"(?:won|landed|closed|signed)"
BUT_EN = r"[,;\s]*(?:(?:and|but|then|or|yet|we|also)[,\s]+)*"
CONTRADICTORY = Ways.of(
    Row(rf"{OPENS}Ⓐ{DEAL}{OPENS}又?{WON}{BUT}Ⓐ?{DEAL}{LOST}", "Ⓐ赢了又丢了"),
    Row(rf"{OPENS}{WON}Ⓐ{DEAL}{BUT}{LOST}Ⓐ?{DEAL}了?", "签了Ⓐ又丢了"),
    Row(
        rf"{OPENS}Ⓐ{DEAL}{OPENS}(?P<deed>签|赢|拿下|成交|中标|谈成)(?:单|约|下)?了?\s?[ⓋⓃ]?"
        rf"{BUT}没(?:有|能)?(?P=deed)(?:单|约)?(?:成|下来|下|上|到|完)?了?",
        "Ⓐ签了,没签成",
    ),
    Row(
        rf"{OPENS}(?:Ⓐ{DEAL}{OPENS}又?{WON}|{WON}Ⓐ{DEAL}(?:\s?[ⓋⓃ])?)了?{THEN}{OPENS}{THEY}{OPENS}"
        rf"{REVERSED}{AND_SO_ON}",
        "Ⓐ签了Ⓥ,Ⓓ客户反悔了",
    ),
    Row(rf"(?:we |i )?{WON_EN}{BUT_EN}lost Ⓐ(?: deal)?", "won and lost Ⓐ"),
    Row(rf"(?:we |i )?{WON_EN} Ⓐ{BUT_EN}lost (?:it|Ⓐ|them|the deal)", "won Ⓐ but lost it"),
    Row(
        rf"(?:we |i )?{WON_EN} Ⓐ(?: Ⓓ| (?:for |at )?[ⓋⓃ])*{BUT_EN}(?:Ⓓ )?"
        r"(?:lost (?:it|Ⓐ|them|the deal)"
        r"|(?:they|the customer) (?:backed out|cancel\w+|changed their minds?))"
        r"(?: Ⓓ)?(?: to .{1,20})?",
        "won Ⓐ Ⓓ, but lost it Ⓓ",
    ),
    Row(
        rf"Ⓐ (?:deal |is |was |has |have |been )*{WON_EN}{BUT_EN}"
        r"(?:(?:is |was )?lost|(?:was |did )?(?:not|didn't|wasn't) (?:win|sign|close|won)e?d?)",
        "Ⓐ won and lost",
    ),
)
AROUND = " 。.!~,"
LONGEST = 30


def contradicted(scene: Scene) -> str | None:
    """Return the known customer who is said to be won and lost at once; None for all else."""
    names = {one.value for one in scene.accounts}
    if len(names) != 1 or CONTRADICTORY.fullmatch(scene.text.strip(AROUND)) is None:
        return None
    (owners,) = names
    return owners[0] if len(owners) == 1 else None


def contradicts_itself(scene: Scene) -> bool:
    """Tell whether both are said of a customer who is left out: “赢了又丢了”."""
    text = scene.text.strip(AROUND)
    if scene.accounts or len(text) > LONGEST:
        return False
    return any(CONTRADICTORY.fullmatch(f"Ⓐ{blank}{text}") for blank in ("", " "))
