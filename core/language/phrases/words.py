# ruff: noqa: E501 - one rule, one line
"""What single phrases stand for: stages, activities, reasons, metrics; a line a phrase.

Each row is the key, the pattern (on the skeleton, see `sheet`), and an example that must match.
"""
# fmt: off

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from core.language.names.new_names import RIVAL_IN
from core.language.text.likely import Shortlist
from core.language.text.sheet import Rule, rule
from core.vocabulary import ActivityKind, LossReason, Metric, Objection, Stage

T = TypeVar("T")


@dataclass(frozen=True)
class Word(Generic[T]):
    """One phrase of a table."""

    means: T
    pattern: Rule
    example: str


class Table(tuple[Word[T], ...]):
    """The rows of one meaning or several, in their order; most are not worth trying on a text."""

    @cached_property
    def likely(self) -> Shortlist[Word[T]]:
        return Shortlist([(word.pattern, word) for word in self], settled=True)


def table(*rows: tuple[T, str, str]) -> Table[T]:
    return Table(Word(means, rule(pattern), example) for means, pattern, example in rows)


def likely(words: tuple[Word[T], ...], text: str) -> Sequence[Word[T]]:
    return words.likely.of(text) if isinstance(words, Table) else words


def first_of(words: tuple[Word[T], ...], text: str) -> T | None:
    """Return what the first row that matches means: the surest rows stand first."""
    word = first_row(words, text)
    return None if word is None else word.means


def hits(words: tuple[Word[T], ...], text: str) -> bool:
    return first_row(words, text) is not None


def first_row(words: tuple[Word[T], ...], text: str) -> Word[T] | None:
    for word in likely(words, text):
        if word.pattern.search(text):
            return word
    return None


def earliest(words: tuple[Word[T], ...], text: str) -> tuple[int, T] | None:
    """Return what stands first in the text, and where."""
    hits = [
        (m.start(), -m.end(), n, w.means)
        for n, w in enumerate(likely(words, text))
        if (m := w.pattern.search(text))
    ]
    if not hits:
        return None
    start, _, _, means = min(hits, key=lambda hit: hit[:3])
    return start, means


# A stage only counts as reached with a word that says so: 进入报价, 报价阶段, moved to proposal.
REACHED = r"(?:stage|→|->|=>|进入|进到|进了|进(?=合同|报价|方案|意向)|推进到|推到|推进至|改成|改为|改到|更新[为到成]|转[到为入]|谈到|走到|走|移到|放到|升到|升级到|调到|调成|调为|调整[到为]|变成|变为|处于|卡在|停在|还在|到了|到|阶段是|阶段|现在是|目前是|标为|标成|设为|设成|算|属于|已是|回到|退回|退到|挪到|拉到)[了在:\s]?(?:这个|一个|有了)?"
STEP = r"(?:这个?|那个)?(?:一?阶段|这一?步|环节|一步|流程|那一步)"
INTO = r"(?:→|\b(?:to|into|in|at|reached|hit|entered|stage|now|as|is|stage:|->|=>))\s?(?:the |stage |a )?"
STAGES = table(
    (Stage.LEAD, rf"{REACHED}(?:潜在客户|潜客|线索|潜在|lead\b)|(?:潜在客户|潜客|线索|lead\s?){STEP}|{INTO}lead\b(?!ers?)|\blead stage|阶段.{{0,3}}lead\b", "退回线索阶段"),
    (Stage.QUALIFIED, rf"{REACHED}(?:初步意向|意向)|(?:初步意向|意向|qualified\s?){STEP}|初步意向|有(?:了)?(?:初步|采购|购买|合作)?意向|意向(?:很|比较|挺)?(?:强|明确|明显)|\bqualified\b|\bqualif(?:y|ies)\b", "推进到初步意向"),
    (Stage.PROPOSAL, rf"{REACHED}(?:方案|报价|提案|proposal\b|quote\b)|(?:报价|方案|提案|(?:proposal|quote)\s?){STEP}|报价/方案|(?:^|\s)(?:报价|方案|proposal|quote) (?=Ⓥ)|Ⓐ(?:那边)?\s?报价了?\s?[:,]?\s?(?=Ⓥ)|发了报价|报了(?:个)?(?=Ⓥ)|(?<=Ⓥ)\s?报价(?=\W*$|[,。;])|报了(?:个|一个|一下|过)?价|报价(?:单)?(?:已经?|都|Ⓓ)发|报价(?:单)?发出|报价(?:单)?发了|已报价|出了方案|提?交了(?:方案|报价|标书)|(?:已经?|刚刚?)提交(?:方案|报价|标书)|{INTO}(?:proposal|quot(?:e|ation|ing))\b|\b(?:proposal|quot(?:e|ation)) (?:stage|phase|sent|submitted|is out)|\bsent (?:over )?(?:them |the |a |our )*(?:proposal|quote|quotation)\b|Ⓥ (?:proposal|quote|quotation)\b", "进入报价"),
    (Stage.CONTRACT, rf"{REACHED}(?:合同|签约|法务|contract\b)|(?:合同(?:签署)?|contract\s?){STEP}|走(?:合同|审批)?流程|合同.{{0,6}}(?:卡|压|停|在|到).{{0,6}}法务|法务(?:部)?(?:还|正)?(?:在)?(?:审|看|过)|contract to follow|合同(?:签署)?(?:审批|审核|条款(?!太|不|有|很|真|写|都(?!过|看|审)|也|挺|特别|确实|里)|评审|会签)中?|{INTO}contract(?:ing)?\b|\bcontract (?:stage|phase|review|negotiation)|\bnegotiating (?:the )?contract|\blegal\b.{{0,20}}\breview\w*|\breviewing (?:the |our )?contract|\bcontract (?:is )?(?:under|in) review|\bredlin\w+|\bout for signatures?\b|\b(?:contract|paperwork|agreement)\b.{{0,12}}\b(?:sent|went|out|with (?:legal|their legal))\b|(?:催|等|要|出|拟|起草|审|改|过)(?:着|了)?(?:要|看|出|给|我们)?(?:一?[份版])?(?:正式)?(?:的)?合同(?![款到签])", "走合同流程"),
)
BARE_STAGES = table(
    (Stage.LEAD, r"潜在客户|线索|潜客|\bleads?\b(?!er)", "线索 华东"),
    (Stage.QUALIFIED, r"意向|\bqualified\b", "意向"),
    (Stage.PROPOSAL, r"报价|方案|\bproposals?\b|\bquotes?\b", "proposal"),
    (Stage.CONTRACT, r"合同|\bcontracts?\b", "contract"),
)

ACTIVITIES = table(
    (ActivityKind.CALL, r"打(?:了|完|过|好)?(?:一?[个通次]|几个)?(?:.{0,3}的?)?电话|电话(?:里|已打|打过|打了|联系|沟通|回访|拜访|聊|跟进|会议|约|确认|通了|接|催|问)|通(?:了|过|完)?(?:个|一?次|一?通)?(?:电话|话)|打来(?:了|过)?(?:一?个)?电话|[去致回来]电|语音(?:聊|沟通|通话)|^电话|📞|☎|打给Ⓐ|打给Ⓒ", "打了个电话"),
    (ActivityKind.CALL, r"电话(?!号|费|销|机|簿|本|线|亭|卡)", "给Ⓐ电话"),
    (ActivityKind.CALL, r"\bvoice ?mail\b|\b(?:missed call|picked up the phone)\b|\b(?:call(?:ed|ing|s)?|phon(?:e|ed|ing)|rang|ring|on the phone)\b(?! it a| off)", "called Ⓐ"),
    (ActivityKind.DEMO, r"演示(?!环境|机(?!会)|版|账号|数据|视频|文稿|ppt|稿)|\bdemo(?:s|ed|'d|nstrat\w*)?\b(?! (?:accounts?|env\w*|versions?|videos?|units?|scripts?|gods?|data|keys?|licen[cs]es?|sites?)\b)|(?:产品|系统|方案)展示|\bpresent(?:ed|ation|ing)\b|\bpoc\b|讲了一遍|讲了.{0,10}(?:产品|方案|系统|ppt)", "给Ⓐ做了演示"),
    (ActivityKind.MESSAGE, r"发(?:了|过|完|送了?|去了?|出)?(?:一?[封个条份]|些)?.{0,6}(?:邮件|微信|语音|消息|短信|资料|手册|报价单?|方案|彩页|案例|合同|样本|样品册|白皮书|文件|标书|ppt|mail|quote|proposal|brochure|deck|pricing)|(?:报价单?|方案|合同|资料|手册|样本|文件|标书).{0,2}(?:已经?)?发(?:给|到|过去|出去|了)|交(?:了|过)(?:一?份)?(?:标书|方案|资料|报价)|邮件|邮箱|微信|短信|私信|企微|钉钉(?:上|聊|沟通|回)|回(?:复)?了(?:消息|邮件|微信)|留言", "发了邮件"),
    (ActivityKind.MESSAGE, r"\b(?:e-?mail(?:ed|s|ing)?|text(?:ed|ing)|messag(?:e|ed|ing)|pinged|nudged|wechat(?:ed)?|whats ?app(?:ed)?|dm(?:ed|'d)?|sent (?:\S+ ){0,6}?(?:brochure|deck|proposal|quote|quotation|materials?|info|catalog(?:ue)?|note|link|samples?|case stud\w+|pricing|contract|spec\w*))\b", "emailed Ⓐ"),
    (ActivityKind.MEETING, r"开(?:了|完|过|个|一)*.{0,6}会(?![员计])|会议(?!室)|会谈|面谈|面聊|洽谈|见(?:了|过)?(?:个|一)?面|碰(?:了|一|过)?(?:个|下|次)?(?:面|头)?|(?:吃|喝)(?:了|过|完)?(?:一?[个顿杯次])?(?:饭|茶|咖啡|酒|午饭|晚饭)|(?:跟|和|与|请|陪).{0,10}(?:吃|喝)(?:了|过|完)|饭局|聚餐|午餐|晚餐|座谈|例会|评审|腾讯会|视频会|视频聊|当面聊|对接会|招标会|启动会|交流会|研讨会|推介会|说明会|会(?:议)?(?:已经?|都|刚)?(?:开完|开好|开过)", "开了个会"),
    (ActivityKind.MEETING, r"\b(?:meetings?|sync(?:ed)?(?: up)?(?= with)|met|meet|zoom(?:ed)?|lunch|dinner|coffee|breakfast|catch(?:ing)?[- ]?up|caught up|sat down with|webinar|workshop|video conf\w*)\b", "met with Ⓐ"),
    (ActivityKind.MEETING, r"打(?:了|过|完)?(?:一?场)?(?:高尔夫|golf)|\bplayed golf\b", "打了场高尔夫"),
    (ActivityKind.VISIT, r"拜访|拜会|上门|走访|登门|探访|回访|去(?:了|过)?(?:一)?趟|跑(?:了|过|一)?(?:一)?趟|跑了(?=Ⓐ|.{0,6}Ⓐ)|到访|(?:去|到|在)Ⓐ.{0,6}坐了|到Ⓐ.{0,8}(?:现场|公司|厂|总部|办公|去|聊|谈|看|那)|看了.{0,6}(?:现场|工厂|厂房|车间|展厅|仓库|产线|生产线|机房|门店|样板)|参观|考察|现场(?:勘查|考察|交流|看)|见客户|跑客户|从Ⓐ.{0,6}(?:回来|出来)|在Ⓐ(?:那边|那里|那儿|这边|现场|公司|总部|厂里)?(?:待|呆|聊|谈|开|坐|见)|跑了?(?:[一两二三四五六七八九十几Ⓝ])?(?:家|个客户)|跑客户", "拜访Ⓐ"),
    (ActivityKind.VISIT, r"\b(?:visit(?:ed|ing|s)?|visted|visitted|on[- ]?site|drop(?:ped)? (?:by|in|into)|stopped by|swung by|swing by|stop by|popp?(?:ed)? (?:in|by|into|over|round)|went by|called on|went (?:to|over)(?! (?:to )?(?:the )?(?:Ⓢ|cs\b|our|my|legal|finance|support|ops|marketing|engineering|hr|qa|it\b))|been to|was at(?= Ⓐ)|spent (?:\S+ ){1,4}(?:at|with)(?= Ⓐ)|toured|site survey|dropped off [^,.;]{1,24} (?:at|to)(?= Ⓐ))\b", "visited Ⓐ"),
)

# Going there says how, not what: 去Ⓐ做了演示 is a demo.
GOING = table(
    (ActivityKind.VISIT, r"去了?(?=Ⓐ|.{0,3}Ⓒ)|(?<![出回过进上下])去(?:了|过)(?!年|掉|除)", "去Ⓐ"),
    (ActivityKind.VISIT, r"跑了(?=[\u4e00-\u9fffa-z]{2,})(?!步|题|调|单|一圈|马拉松|[一两三半几好Ⓝ])", "跑了龙腾电力"),
    (ActivityKind.VISIT, r"陪.{0,6}Ⓒ", "陪Ⓒ"),
    (ActivityKind.MEETING, r"见(?:了|到|过|的)(?=Ⓒ|Ⓐ|.{0,6}Ⓒ)", "见了Ⓒ"),
)

REASONS: tuple[tuple[str, str, str], ...] = (
    ("price", r"(?:太|嫌|偏|更|比较|有点|有些|觉得)(?:.{0,3})贵|贵了|(?:我们|咱们?).{0,12}贵|比.{1,8}贵|贵(?:Ⓟ|Ⓝ|Ⓥ|很多|不少|[一二两三几四]成|一倍|出)|价格?.{0,8}(?:[太偏更较很]?高|[太偏更较很]?贵|没谈拢|谈不拢|接受不了|有压力|问题|异议|没优势|不合适|不占优势|没竞争力|打不过|低于|比我们低|原因|便宜|低了?|上)|报价.{0,6}(?:高|贵|超)|(?:想?要|给|争取|谈)(?:个|打|到)?(?:[一二三四五六七八九\d.]{1,3}|Ⓝ)折|嫌.{0,4}价|价格.{0,4}(?:降|少|便宜|优惠)|(?:没|未|不)谈?拢.{0,2}价|砍价|压价|还价|(?:要|再|能|给).{0,5}(?:便宜|优惠|打折|折扣|降价)|便宜.{0,3}点|降价|性价比|卡在价格|价格战|价格(?:上)?差|(?:图|说是|说|因为|人家|更|就是)(?:他们)?便宜|成本太高|价格(?:还|也|都|上)*(?:有|提了?)(?:一?点|一?些|不少)?(?:想法|看法|意见|疑问)|因为价格|价格因素|价格$|输在价格", "嫌价格高"),
    ("price", r"\bpricey\b|\bover-?priced\b|\bpric\w+ (?:is )?(?:still )?(?:the|a) (?:\w+ )?(?:blocker|sticking point|issue|problem|hurdle)|\bpric(?:e|es|ing) (?:is|was|are|were|too|too high|concerns?|issues?|objections?|sensitive|pushback|pressure|gap|point)\b|\b(?:about|on|over|of|with|high|higher|better|lower) (?:the |our |their )?price\b|\bprice$|(?<!re: )(?<!regarding )(?<!discussed )(?<!about )\b(?:price|pricing)[,.!]|\bexpensive\b|\btoo (?:high|costly|pricey|much money)\b|\bcheaper\b|\bdiscount\b|Ⓟ off\b|\bcosts? too much|\bundercut\b|\bon cost\b|\bcost(?:ly)?\b(?! center)", "too expensive"),
    ("budget", r"等.{0,6}预算|预算.{0,4}等.{0,8}(?:批|下来|到位)|预算.{0,4}(?:只有|才)(?=Ⓥ|Ⓝ)|预算.{0,10}(?:不足|不够|没|砍|紧|有限|超|冻结|减|卡|用完|缩|花完|问题|低|取消|不多|少|批不下|没批)|预算(?:要|得|估计|可能)?(?:要|得)?等?到Ⓓ|没.{0,4}预算|砍.{0,3}预算|超.{0,3}预算|无预算|缺预算|没钱|资金(?:紧|不足|链|问题|周转|困难)|钱不够|经费|因为预算|预算原因", "预算不足"),
    ("budget", r"\bbudget(?:s|ary)?\b(?! (?:is |was |got |has been |now )?(?:approved|confirmed|ok|fine|secured|allocated|available|in place|no issue|not an issue))|\bno (?:money|funds|funding)\b|\bcan'?t afford\b|\bfunding\b|\bout of money\b|\b(?:froze|cut|freez\w+) (?:all )?(?:the )?spending\b", "no budget"),
    ("slow_follow_up", r"跟得.{0,4}(?:慢|不)|跟进.{0,6}(?:慢|不及时|不到位|太晚|晚了|断了|不够|太少)|(?:响应|回复|反应|报价|动作|服务|方案).{0,4}(?:太?慢|不及时|太?迟|太?晚|拖)|没(?:有)?及时(?:跟进|回复|响应|联系)|没(?:人)?跟(?:进|上|住)|忘(?:了)?跟进|拖(?:得|的)?太久没(?:跟|联系)", "跟进不及时"),
    ("slow_follow_up", r"\bslow(?:ly)?\b.{0,20}\b(?:follow|respon|repl|reaction|quote|to|us)|\btoo slow\b|\bfollow(?:ed)?[- ]?up\b.{0,16}\b(?:late|slow|delay)|\b(?:late|slow|delayed?) (?:on |with |in )?(?:the |our )?(?:follow|respon|repl|quote)|\bdidn'?t follow up|\bdropped the ball\b|\bnever got back\b", "slow follow-up"),
    ("long_decision", r"(?:决策|决定|拍板|内部)[^,。;]{0,6}拖|拖了(?:[^,。;]{0,5}[年月]|Ⓓ)(?:多|最(?:后|终)|还是|也|都|就|,)*(?:不做|没定|没批|没决|不了了之)|决策.{0,8}(?:长|慢|久|复杂|链|周期|繁|难|多|流程)|(?:审批|流程|(?<!实施)(?<!交付)(?<!交货)(?<!生产)(?<!供货)周期|拍板).{0,8}(?:长|慢|久|繁琐|复杂|多|拖)|拖(?:得|的)?太(?:久|长)|迟迟(?:不|没)(?:定|决|拍|批|下)|内部.{0,8}(?:扯皮|意见不|没统一|流程)|层层审批|拿不定主意", "决策链太长"),
    ("long_decision", r"\b(?:long|slow|drawn[- ]out|lengthy|endless|took too long).{0,16}\b(?:decision|approval|process|decid|cycle|sign-?off)|\bdecision.{0,24}\b(?:long|slow|dragg|forever|layers|stalled)|\btook (?:too long|forever|ages) to (?:decide|approve)|\b(?:approval|decision)s? (?:process|chain|cycle)", "decision took too long"),
    ("timing", r"看完[^,。]{1,8}再(?:定|说|看)|拖着(?:不|没)|(?:得|要|还得|需要)等(?:到)?(?:过完年|过了年|春节|年后|明年|下半年|下个?季度)|时机.{0,6}(?:不|没|未|还|太早|问题)|(?:现在|目前|暂时|今年|年内|近期|短期|眼下|Ⓓ)(?:内)?.{0,4}(?:不(?:急|着急|考虑|打算|上|买|采购|需要|做|方便|动)|没(?:有)?(?:采购|购买|上线|更换|新的)?(?:计划|打算|需求|精力|时间|空))|没(?:有)?(?:采购|购买|更换)(?:计划|打算|需求)|(?:说|表示|反馈|回复)[^。!?;]{0,14}(?:明年|年后|以后|Ⓓ)再谈|不着急|不急|(?:明年|年后|下半年|下季度|过段时间|以后|晚点|Ⓓ)再(?:说|看|议|考虑|定|上)|(?:暂缓|搁置|先放|放一放|缓一缓|推后|延后|先不)|不是(?:个|好|合适的?|最佳|采购的?)?时候|(?:想|要|说|还是|先|得)再?等等(?!看|Ⓐ|Ⓒ)|太早|项目延期|没到时候|等等再|先等等", "现在不急"),
    ("timing", r"\b(?:(?:not|isn'?t|wasn'?t|never) (?:really )?(?:the |a )?(?:very )?(?:right|good|best|great|ideal) (?:time|moment)|bad time|bad timing|timing\b|not now|needs? (?:more|some|extra|a bit more) time|not ready|(?:paused|parked|shelved|postponed) (?:the |this |their )?(?:project|deal|decision|purchase|rollout)|no decision (?:until|till|before)|too (?:early|soon|busy)|on hold|no rush|not (?:this|until)|revisit|put (?:it )?on (?:ice|hold)|postponed? (?:the )?(?:project|decision)|maybe next|come back in|wait until)\b", "bad timing"),
    ("product_fit", r"(?:功能|产品|性能|参数|规格|系统|方案|需求|技术|接口|质量|型号|配置|指标|界面|操作)[^,。;]{0,10}(?:太?复杂|太[卡丑旧慢]|不(?!错)|没|缺|少|差|弱|欠|达不|跟不上|对不上|落后|太简单|难用|有问题)|(?:不|没)(?:满足|符合|匹配|支持|适合|适用|兼容|达标)|缺.{0,8}(?:功能|模块|接口|认证|资质)|(?:不满意|不喜欢|看不上|质疑|吐槽).{0,4}(?:功能|产品|性能|接口|界面|质量|方案|系统|技术)|不好用|水土不服|用不上|不合适(?!的价)|没有?.{0,8}(?:功能|模块|接口|版本?)", "功能不满足"),
    ("product_fit", r"\b(?:missing|lack(?:s|ed|ing)?|no|need(?:s|ed)?|doesn'?t have|does not have|without)\b.{0,24}\b(?:feature|integration|function\w*|module|support|api|sso|saml|certification)s?\b|\b(?:feature|functionality|product|spec)s?\b.{0,20}\b(?:gap|missing|fit|short|lack|weak|meet|match|not)|\b(?:bad|poor|wrong|not a (?:good )?|no) (?:product )?(?:fit|match)\b|\bproduct fit\b|\b(?:worr\w+|push\w* ?back|concern\w*|doubts?|issues?|problems?|questions?) (?:about|with|over|on|around) (?:\w+ ){0,2}(?:integration|compatib\w+|features?|functionality|security|api|performance|quality)\b|\bdoesn'?t (?:fit|meet|support|work for|integrate)|\bnot (?:suitable|compatible)|\bquality\b", "missing features"),
    ("competitor", RIVAL_IN + r"|换了(?:一?家|别的|新)?供应商|竞争对手|竞品|友商|对手|别家|别人家|(?:跟|给|被|和)别人|同行|其他家|另一家|别的(?:供应商|厂家|品牌|公司)|(?:已有|有|现有|老|原来的|固定)(?:了)?供应商|在(?:对比|比价)|(?<![务导板们])在看|选了|选择了|被.{0,10}(?:抢|截|撬|打败|击败|干掉|比下去)|输给|用的?是?.{0,10}(?:家|的系统|的产品)|签了?别|跟了别|(?:要|会|想|再)(?:对比|比较|比比|比一)|(?:跟|和|与).{2,10}?(?:比一比|比比|对比|比较一下|比价)|Ⓐ.{0,2}在用|货比三家|还在看|(?:目前|现在|一直|已经?)在?用(?!我们|了我们|过|完|上我们)|比.{2,8}(?=贵)", "竞争对手"),
    ("competitor", r"\bcompet(?:itor|ition|ing)\w*\b|\bwent with\b|\bgo(?:ing)? with\b|\bchose\b(?! (?:to )?(?:build |do it )?in[- ]?house)|\bpicked\b(?! up)|\bprefer(?:s|red)?\b|\bswitch(?:ed|ing) to\b|\blost (?:it |this |the deal |Ⓐ |out )*to\b|\bincumbent\b|\banother vendor\b|\b(?:current|existing|old) (?:vendor|supplier|provider)\b|\brival\b|\balready (?:uses?|using|has|have) \w+|\bopt(?:ed|ing) for\b|\bother (?:vendor|supplier|option)s?\b|\bcomparing\b|\bevaluating\b|\balso looking at\b", "went with"),
)
OTHER_OBJECTIONS = (
    ("other", r"(?:响应|回复|反应|报价|动作).{0,4}(?:太?慢|不及时|太?迟|太?晚)|(?:有|提了|还有)(?:些|一?个|一些|点)?(?:顾虑|疑虑|异议|担心|犹豫)|再考虑(?:考虑|一下|下)?|考虑考虑|(?:要|先)考虑一?下|要(?:商量|讨论|研究)|犹豫|不信任|担心|关系户|换(?:了)?(?:负责|领导|对接)人|(?:经理|负责人|对接人|领导|采购|老板|主管|总监?|[ⒸⓂ])换人(?=了|[,。!]|$)|(?:负责人|对接人|领导|老板)(?:都|又|已经?)?换|(?:嫌|担心|对|要|更|希望|卡在|纠结).{0,6}(?:合同条款|账期|付款方式|交期|售后|服务)|(?:合同条款|账期|付款方式|交期|交付|售后|服务).{0,6}(?:慢|晚|迟|不(?!错)|没(?!啥|什么|问题|意见|毛病)|太|有(?:异议|问题|顾虑|分歧|争议|意见)|要|问题|长|短|慢|差)", "有顾虑"),
    ("other", r"\bnet[- ]?(?:30|45|60|90|120|Ⓝ)|\b(?:longer|better|different) (?:payment )?terms\b|\b(?:concern(?:s|ed)?|worried|hesitant|hesitat\w+|reservations|objection|payment terms|delivery time|delivery (?:is|was) (?:too |very )?(?:slow|late|long)|lead[- ]?times?|after[- ]sales?|warranty|think (?:it over|about it)|pushback)\b", "has concerns"),
)
OTHER_LOSSES = (
    ("budget", r"预算|\bbudget\b", "Ⓐ丢了,原因预算"),
    ("price", r"\bpric(?:e|ing|es)\b|价格|\bcosts?\b", "Ⓐ lost price"),
    ("other", r"(?:换(?:了)?(?:负责|领导|对接|老板|人|Ⓒ)|关系|人事变动|破产|倒闭|被收购|项目取消|取消了?|不做了|业务调整|内定|战略调整|账期|付款方式|交期|售后|(?:实施|交付|交货|生产|供货)周期)", "项目取消"),
    ("other", r"\b(?:cancel(?:l?ed)?|acquired|bankrupt\w*|reorg\w*|champion left|politics|project (?:was )?(?:killed|cancel\w+)|in[- ]house|relationship|legal|payment terms|delivery)\b", "project cancelled"),
)
NOT_OBJECTIONS = ("slow_follow_up", "long_decision")
NOT_LOSSES = ("timing",)
OBJECTION_OF = {objection.value: objection for objection in Objection}
LOSS_REASON_OF = {reason.value: reason for reason in LossReason}
OBJECTIONS = table(
    *(
        (OBJECTION_OF[key], p, e)
        for key, p, e in (*REASONS, *OTHER_OBJECTIONS)
        if key not in NOT_OBJECTIONS
    )
)
LOSS_REASONS = table(
    *((LOSS_REASON_OF[key], p, e) for key, p, e in (*REASONS, *OTHER_LOSSES) if key not in NOT_LOSSES)
)

METRICS = table(
    (Metric.CONVERSION, r"转化率|赢单率|成交率|成单率|签约率|胜率|转化|\bconversion(?: rate)?\b|\bwin[- ]?rate\b|\bclose rate\b", "转化率"),
    (Metric.SATISFACTION, r"满意度|客户评分|\bcsat\b|\bsatisfaction\b|\bnps\b", "满意度"),
    (Metric.PAYMENTS, r"回款|收款|到账|现金|\bpayments?\b|\bcollect(?:ion|ions|ed)\b|\bcash\b", "回款目标"),
    (Metric.NEW_ACCOUNTS, r"新(?:增|开|拓|签)了?(?:多少|几)(?:个|家)?客户|新(?:增|签|开|拓)?(?:的)?客户(?:数|量)?|拓客|拓新|开拓客户|\bnew (?:accounts?|customers?|clients?|logos?)\b", "新客户"),
    (Metric.VISITS, r"拜访(?:量|数|次数)?|走访|(?:跑|走|去|访)(?:了|过)?(?:多少|几)(?:家|个?客户|趟)|上门(?:次数)?|\bvisits?\b", "拜访量"),
    (Metric.ACTIVITIES, r"跟进(?:次数|量|数)|活动(?:量|数|次数)|活跃度?|动作(?:数|量)|行动(?:数|量)|\bactivit(?:y|ies)\b|\btouch(?:es|points?)\b", "跟进次数"),
    (Metric.DEALS_WON, r"签单(?:数|量|个数)?|成单(?:数|量)?|赢单(?:数|量)?|成交(?:数|量|单数|笔数)|单量|签约(?:数|单数|量)|(?:签|赢|成|拿)(?:了|下)?(?:多少|几)(?:单|笔)|\bdeals? (?:won|closed|count)\b|\bhow many deals\b.{0,30}\b(?:w[io]n|close[d]?|sign(?:ed)?)\b|\bwon deals\b|\b(?:number of|most) (?:deals|wins)\b|\bwins\b|\bclosed deals\b|\bdeal count\b", "签单数"),
    (Metric.REVENUE, r"业绩|销售额|营收|收入|签约额|合同额|成交额|流水|销量|签单额|销售金额|金额|\brevenue\b|(?<!Ⓝ )\bsales(?: volume| amount| figures)?\b(?! (?:team|rep|people|person|manager|report|leader|rank|board|stand|forecast|funnel|pipeline|training))|\bbookings?\b|\bturnover\b|\bquota\b", "业绩"),
    (Metric.POINTS, r"积分|\bpoints?\b", "积分"),
    (Metric.SCORE, r"综合(?:得?分|评分|排)|总分|得分|\bscores?\b", "综合得分"),
)
