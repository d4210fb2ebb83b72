"""Words from which on nothing is a fact: wishes, conditions, hearsay, orders to others.

Each rule carries an example that must be blanked. They work on the skeleton, as `mood` does.
"""

from core.language.text.ways import Row

UNREAL_AHEAD = (
    Row(
        r"要不是|若不是|\bcan'?t .{0,30}\bwithout\b|"
        r"(?:群里|网上|新闻|朋友圈|外面|大家|有人|他们都|财务)(?:里|上)?(?:都|也)?(?:在)?(?:说|传|"
        r"讲)(?!.{0,12}到账了?$)|"
        r"\b(?:someone|somebody|people|everyone|news) (?:said|says?|told|claims?)\b|"
        r"^no (?:deal|payment|contract|visit|news|signature|order|money|reply)\b|"
        r"(?:打算|想)[^,。!?;]{0,6}拿下|(?<![需主])要能|早知道|早知|(?<!可)以为|我猜|猜测|"
        r"(?:我|有点|很)?怀疑|纳闷|再.{0,4}[丢签输].{0,4}就|后悔没|如果|假如|假设|假使|倘若|若是|"
        r"若能|要是|万一(?!级)|只要|除非|一旦|哪怕|就算|即使|"
        r"(?<!预算要)(?<!预算得)(?<!预算)等(?!过完年|过了年|春节|年后|明年|下半年|下个?季度|级|等|"
        r"待|于|候|Ⓐ的?(?:回复|消息|答复|反馈|通知))(?=[^,。;!?]{1,16}(?:了|后|再|就|之后|完|才)|"
        r"[^,。;!?]{1,16},(?:就|才|再(?![打联跟约聊去找问回拜])))|"
        r"什么时候(?:能|才)|啥时候",
        "要是Ⓐ签了就好了",
    ),
    Row(
        r"希望(?!对方|他们?改)|但愿|(?<!庆)祝(?!总)|盼(?:着|望)?|巴不得|真想|好想|多想|想象|梦见|"
        r"梦到|做梦|幻想|许愿|求(?:求)?(?:签|中|拿|过|成|Ⓐ)|保佑|祈祷|恨不得|差(?:一)?点(?:就|儿)?",
        "希望Ⓐ早点签",
    ),
    Row(
        r"(?:新闻|报道|公众号|朋友圈|网上|微博|抖音|热搜|公告|群里)(?:里|上)?(?:面)?(?:看到|刷到|"
        r"看见|报|写着?|登|发(?!了?(?:消息|微信)))|"
        r"(?:看到|刷到|读到|看了)(?:一?[条个篇则]|的)?(?:新闻|报道|公众号|朋友圈|推送)|"
        r"\b(?:on|in) the news\b|\bread (?:that|about|in)\b",
        "在新闻上看到Ⓐ中标",
    ),
    Row(
        r"听说|据说|听.{1,6}(?:说|讲|提)|立(?:个|了)?flag|"
        r"^\W*(?:技术|产品|研发|法务|仓库|物流|生产|运营|行政|售后|客服|人事|采购)(?:部门?|同事|"
        r"那边)?(?:说|讲|反馈|表示|通知)(?!.*到账)|"
        r"传闻|传言|谣传|有人说|有消息说|小道消息|(?<!没)好像|似乎|貌似|说不定|没准|也许|"
        r"可能(?!性|不信)|大概率|大概会|看样子|看来(?!了)|看这样子|十有八九|多半|估摸|八九不离十|"
        r"应该是(?=[^,。]{0,8}(?:了吧|吧|了?,))|估计(?!金额|预算|成交|Ⓥ|Ⓓ)|感觉(?:能|会|要|快)|"
        r"(?:应该|早该|理应|是时候)(?:能|会|快|可以|没问题|差不多|要|"
        r"[再去先多找跟给和]{0,2}[ⒶⒸ]{0,2}(?:拜访|走访|回访|跟进|联系|打电话|见面|约|聊|演示|催))|"
        r"(?<!不)该[再去找跟给和]{0,2}[ⒶⒸ]{0,2}(?:拜访|走访|回访|跟进|联系|打电话|见|约|聊|演示|"
        r"催).{0,4}了|"
        r"八成|搞不好|恐怕|有望|有戏|争取(?!.{0,3}Ⓓ.{0,4}(?:签|成交|拿下|下单|定))|力争|目测|预感|"
        r"八字",
        "听说Ⓐ签了",
    ),
    Row(
        r"(?<![Ⓐ的边家])(?:老板|领导|经理|总监|主管|大区|同事|隔壁|上面|公司|上级)(?:们|组|那边|"
        r"的人)?(?:说|讲|表扬|批评|夸|骂|要求|让|催|希望|问|喊|规定|强调|宣布|表示|画饼|定了)",
        "老板说这个月必须拿下五个大单",
    ),
    Row(
        r"(?:老婆|老公|我妈|我爸|爸妈|女朋友|男朋友|孩子|儿子|女儿|房东|朋友|邻居|同学|亲戚)(?:他|"
        r"她|们)?(?:说|讲|告诉|问|听说)|"
        r"\b(?:wife|husband|mom|mum|dad|mother|father|girlfriend|boyfriend|son|daughter|landlord|"
        r"neighbou?r|friend) (?:says?|said|tells?|told|heard|thinks?)\b",
        "我妈说Ⓐ签了",
    ),
    Row(r"Ⓜ(?:他|她)?(?:说|讲|告诉|跟我说|提到|透露|吹|吹牛|表示|问)", "Ⓜ说他签了Ⓐ"),
    Row(
        r"(?:Ⓜ|Ⓒ)(?:让|叫|要求|安排|派)(?:你|大家|你们)|Ⓜ(?:让|叫|要求|安排|派)我们",
        "Ⓜ让你明天去拜访Ⓐ",
    ),
    Row(r"别(?:把|给|将|再|碰|动|惹|急|记|写|标|算|弄)", "别把Ⓐ记成丢单"),
    Row(r"Ⓜ (?:says?|said|claims?|mentioned|told|thinks?|reckons?|believes?)\b", "Ⓜ says Ⓐ paid"),
    Row(
        r"(?:提醒|通知|告诉|让|叫|派|催|请|安排|麻烦|拜托|转告|"
        r"帮我(?:提醒|通知|叫|催))(?:一下)?(?:Ⓜ|实习生|新人|徒弟|助理|他|她|他们|同事|大家|团队|"
        r"兄弟|各位|你们)",
        "提醒Ⓜ周三跟进Ⓐ",
    ),
    Row(
        r"\b(?:if|(?<!asked )(?<!asks )(?<!asking )whether|suppose|supposing|imagine|assuming|"
        r"assume|unless|once(?! more| again| a\b| or twice)|whenever|provided|in case|as long as|"
        r"even if|as soon as|when (?:Ⓐ|they|we|it|he|she)(?! (?:visited|met|called)))\b",
        "if Ⓐ signs",
    ),
    Row(
        r"\b(?:hope|hoping|hopefully|wish|wishing|fingers crossed|would love|dream(?:t|ed|ing|s)?|"
        r"pray(?:ing)?|if only|can'?t wait|dying to|knock on wood|wouldn'?t it|i'?d love|"
        r"looking forward|let'?s (?:hope|pray)|one day)\b",
        "I wish Ⓐ had paid",
    ),
    Row(
        r"\b(?:heard|hear|hearing|rumou?rs?|apparently|allegedly|supposedly|reportedly|word is|"
        r"they say|people say|gossip|told me|tells me|claims?|"
        r"(?<!she )(?<!he )(?<!they )said (?:that )?(?:he|she|they|Ⓜ|Ⓐ)|says (?:he|she|they|Ⓜ|Ⓐ)|"
        r"according to|might|may(?! ?\d)|(?:should|could|would|must)(?:'?ve| have)|shoulda|coulda|"
        r"could|maybe|perhaps|probably|possibly|likely|seems?|looks like|"
        r"should (?:be able|pay|win|"
        r"(?:close|sign)(?! (?:by|in|on|before|around|this|next|end|Ⓓ)))|"
        r"would(?: have)?|almost|nearly|about to|"
        r"(?:going to|gonna) (?:win|lose|sign|close|pay|be)|i think|i guess|i bet|supposed to|"
        r"i\'?d rather|would rather|let\'?s not|don\'?t (?:close|sign|mark|log|record|book|count)|"
        r"trying to|try to|"
        r"want(?:s|"
        r"ed)? to(?! (?:think|wait|hold|reschedule|postpone|meet|see|upgrade|buy|expand|order|add|"
        r"renew|purchase|switch|replace|move to|start|trial|test|compare|know|discuss|talk|"
        r"proceed|go ahead))|"
        r"hoping to|expects? to (?:win|sign|pay)|promised?|plans? to pay)\b",
        "heard Ⓐ signed",
    ),
    Row(
        r"(?<!Ⓐ )(?<!Ⓐ's )(?<!their )\b(?:boss|manager|management|director|ceo|vp|hq) (?:says?|"
        r"said|wants?|wanted|expects?|told|asked|insists?|keeps)\b",
        "boss says we must win five deals",
    ),
    Row(
        r"\b(?:tell|ask|have|get|let|remind|make) (?:Ⓜ|"
        r"(?:him|her|them|everyone|the team|someone)\b)",
        "tell Ⓜ to call Ⓐ",
    ),
    Row(
        # What nobody has said is no objection; “没说服采购” and “没说什么时候” tell other things.
        r"(?:没有?|从没|从未)(?:再|明确|主动|跟我们?)?(?:说|提|抱怨|表示)(?:过|到)?(?:我们的?|价格|报价)?"
        r"(?=要再|再等|要等|要考虑|再考虑|太|嫌|有?点贵|很?贵|预算(?:不|没|紧)|没预算|不(?:要|买|签|合适))|"
        r"\b(?:didn'?t|did not|never|hasn'?t|haven'?t) (?:say|said|mention|complain|think|find)\b"
        r"(?= (?:that |about )?(?:it'?s|it is|it was|it|we are|we're|the (?:price|quote))\b)",
        "Ⓐ没说要再等等",
    ),
)
