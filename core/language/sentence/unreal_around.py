"""Words that leave no fact in their whole sentence, what stands before them included.

Each rule carries an example that must be blanked. They work on the skeleton, as `mood` does.
"""

from core.language.text.ways import Row

UNREAL_AROUND = (
    Row(
        r"^(?!.*Ⓒ).*(?:Ⓐ(?:家|公司)?的?(?:旁边?|隔壁|对面|楼[下上]|附近|门口|边上|食堂|餐厅|城|"
        r"广场|大厦|路(?!上|过)|站|队|杯|股[票价])|"
        r"在Ⓐ(?:吃|喝|聚|玩|住)|(?:去|到)Ⓐ[^,。;!?]{0,4}(?:买|逛|玩|看病|上班|面试)|"
        r"\b(?:near|outside|opposite|next (?:to|door to)|across from|behind|in front of) Ⓐ|"
        r"Ⓐ(?:'s)? (?:canteen|cafeteria|lobby|parking|stock|shares?|station|tower|mall|"
        r"(?:coffee|food|menu|pizza|salad|wine list)(?= (?:is|was|are|were|costs?))\b)\b)",
        "中午在Ⓐ旁边吃的",
    ),
    Row(
        r"^\W*Ⓜ,?\s?(?:please|pls|kindly|you\b|can you|could you|would you)\b|"
        r"^\W*Ⓜ[,:!]\s?(?=.*[ⒹⓉ])(?!我|I\b|和我|Ⓐ)|"
        r"^\W*Ⓜ[,:!]\s?(?:(?:update|log|call|send|visit|email|check|book|schedule|push|move|close|"
        r"follow|ping|chase|set|add|mark|get|go|talk|meet|confirm|prepare)\b|"
        r"[把帮去给跟你快先再约发催写做]|Ⓐ的)|"
        r"^\W*Ⓜ(?:(?:,| and| &|和|跟|、)\s?Ⓜ)+ ?(?:should|must|please|pls|need to|will|are|have|"
        r"请|要|去|你们|明|Ⓓ)|"
        r"^\W*Ⓜ,?\s?[帮替给]我|^\W*[小老阿][\u4e00-\u9fff],|"
        r"^\W*(?:someone|somebody|anyone|everyone|everybody|all|team|guys)\b.{0,6}\b(?:please|pls|"
        r"can|should|must)\b|"
        r"^\W*(?:hey |hi )?[a-z]{2,12}, (?:please|pls|kindly|can you|"
        r"could you)\b(?<!ok, please)(?<!bot, please)",
        "Ⓜ please send the quote to Ⓐ",
    ),
    Row(
        r"^\W*(?!.{0,24}(?:目标|让我|叫我|请我|派我|多少|排|"
        r"(?:丢单|输单|丢失)的?(?:原因|分析)))(?:Ⓜ的?|"
        r"(?:新来的|新人|实习生|小伙子|小姑娘|徒弟|师傅|师父|师兄|师姐|学长|邻居|亲戚|朋友|同学|"
        r"我[妈爸弟妹哥姐叔舅]|他们?|"
        r"她们?)(?!的?(?:公司|那边|老板|总|说|嫌|觉得|认为|反馈|签|付|打|丢|预算)))(?:的(?:客户|"
        r"单子?|项目))?[^,。!?;Ⓒ]{0,6}?(?:请|"
        r"去|拿|签|打款|付款|拜访|跑|丢|赢|搞定|啃下|谈下|收了|催了)(?!吗|没)",
        "实习生Ⓓ去Ⓐ拿一下合同",
    ),
    Row(
        r"^\W*Ⓒ(?:Ⓓ|Ⓣ|刚|已经?|又|也)*(?:请|去|拜访|见|跑|陪|约)了?Ⓐ|"
        r"Ⓐ (?:has |just )*(?:signed|inked|won|lost|announced) [^,.;]{0,24}\b(?:deal|contract|"
        r"agreement|partnership|order)\b[^,.;]{0,6}\b(?:with|from|to) (?!us\b|our\b)|"
        r"Ⓐ (?:has |just )*(?:raised?|acquir\w+|announced|launched|reported|laid off|fired|hired|"
        r"lost (?:their|its|his|her|an?|two|three|several|"
        r"some)(?! (?:deal|order|contract|bid|project|tender))|"
        r"went public|ipo)\b(?!.{0,20}\b(?:concern|issue|objection|question|budget|price))",
        "Ⓒ请Ⓐ吃饭",
    ),
    Row(
        r"[,。\s](?:新闻|网上|听人?|他们|群里|别人|公众号)(?:上|里)?(?:说|讲|写|报|看到?)的?\W*$|"
        r"^\W*Ⓜ(?:手[里上]|名下|那[边里个家单笔]|[这的]单)的?[^,。?]{0,10}(?:黄|丢|签|赢|款|到账|"
        r"成了)|"
        r"^\W*(?:my|our|his|her) (?:teammate|colleague|co-?worker|boss|manager|friend|brother|"
        r"sister|intern|ex)s?\b(?!.{0,12}\band (?:i|me)\b)|"
        r"(?:上家|前|原来的?)公司|梦里|做梦|Ⓝ\s?比\s?Ⓝ|"
        r"\x22(?:signed|won|closed|paid|签了|成交了?|到账了?)\x22|"
        r"(?:台风|暴雨|洪水|大[雪风])[^,。]{0,4}(?:把|影响|登陆|袭)|"
        r"^\W*(?:产品|研发|技术|市场|财务|法务|售后|客服|运营|行政)(?:部门?|组|团队|同事)(?:Ⓓ|Ⓣ|"
        r"会|要|已经?|刚)*(?:给|去|把|在|来|跟)|"
        r"(?:麻烦|请|让|催)(?:一下)?(?:财务|法务|行政|人事)(?:部|同事|那边)?[把帮给]|"
        r"Ⓐ[和跟与]Ⓐ(?:签|达成)[^,。]{0,4}(?:战略|合作)|\bwon by (?:[ⓃⓅ]|a\b)|"
        r"Ⓐ的?(?:发布会|年会|周年庆|开业)(?:[定将在]|Ⓓ)|[一二三四五六七]比[零一二三四五六七]|"
        r"\x22[,\s]*(?:这[话句]|这种话)|Ⓐ的[^,。的ⒸⒶ]{1,6}(?:降价|涨价|打折)",
        "my teammate lost Ⓐ",
    ),
    Row(
        r"把我(?:删|拉黑|屏蔽)|拉黑了?我|\bmy Ⓐ (?:subscription|membership|card|shares?|stock)\b|"
        r"(?<!我)(?:替|代)我(?:去|跑|拜访|走访|见|送|跟)|"
        r"^(?!.*[ⒶⒸ]).*(?:把[^,。]{1,12}发(?:给)?我|发(?:给)?我(?:邮箱|微信))|\bwrong number\b|"
        r"打错(?:了|电话)|拨错|比(?:我|咱)(?!们|司)[^,。]{0,8}[还都]|\bpigs (?:will )?fly\b|"
        r"\b(?:yeah,? right|as if|in your dreams|when hell freezes|sure, (?:and|Ⓐ)|oh sure|"
        r"oh great|just what i needed)\b|"
        r"太阳.{0,3}西|直播吃|(?<![微短通])信了(?:你的?邪)?$|我(?:就是|是)马云|食堂阿姨",
        "oh sure, Ⓐ will sign",
    ),
    Row(
        r"Ⓜ's (?:meeting|call|visit|demo|deal|client|customer|account|order|contract|"
        r"prospect)s?\b(?!.{0,12}\b(?:targets?|goals?|quotas?)\b)(?!.{0,20}\?)",
        "Ⓜ's deal with Ⓐ got rejected",
    ),
    # Here we are the customer: they sell to us, and we pay.
    Row(
        r"(?:给|向|付给)Ⓐ(?:公司)?(?:付|交|转|汇|还)(?:了|过|清)?[^,。;!?]{0,6}(?:费|金|钱|租|Ⓥ|"
        r"押)|"
        r"欠Ⓐ|"
        r"(?:找|向|从)Ⓐ(?:那|家|那边)?(?:租|买|订购?|借|采购(?!部|总|经理|的|Ⓒ|负责|那)|进货|进了|"
        r"定制|定做)|"
        r"(?:我们?|咱们?|公司|物业|行政)(?:又|也|刚|今年|Ⓓ)*(?:采购|买|订购|租|用)了?Ⓐ",
        "找Ⓐ租了个仓库",
    ),
    Row(
        r"Ⓐ(?:那边|公司)?(?:又|也|刚|Ⓓ)*(?:给|向|跟|对)(?:我们?|咱们?)(?:公司)?(?:的)?(?:报价|"
        r"报了|推销|发货|送货|开了?发?票|供货|涨价|催款|催缴|发了?账单)|"
        r"Ⓐ的?(?:业务员|客服(?!Ⓒ|部|经理|主管|负责)|售后(?!Ⓒ|Ⓜ|部|经理|主管|负责)|课程顾问|中介|"
        r"推销员|师傅|司机|快递员|送奶工|hr\b|猎头|招聘|"
        r"销售(?!Ⓒ|总|经理|部|主管|负责|副|额|目标|团队|那))|"
        r"Ⓐ(?:最近|Ⓓ|正?在|又|家)*(?:打折|促销|店庆|大减价|清仓|甩卖|上新)|让Ⓐ的[^,。;]{1,6}给我",
        "Ⓐ给我们报价了",
    ),
    Row(
        r"\bwe (?:just |also |have |already )*(?:bought|purchased|ordered|rent(?:ed)?|hired|"
        r"leased|subscribe)\b[^.;!?]{0,40}\b(?:from|at|with) Ⓐ|"
        r"Ⓐ (?:just |has |have |already )*(?:sent|gave|emailed|issued|billed|charged|quoted|"
        r"invoiced|delivered) (?:us|me) (?:(?:their|an?|the|for|with|our) )*(?:\w+ )?(?:invoice|"
        r"bill|quote|refund|estimate|price list|catalog\w*)|"
        r"Ⓐ (?:quoted|billed|charged|invoiced) (?:us|me)\b|"
        r"Ⓐ's (?:sales ?(?:rep|reps|guy|guys|person|people)|salesperson|recruiters?|couriers?|"
        r"drivers?|landlord|customer (?:service|support))\b",
        "Ⓐ sent us their invoice",
    ),
    Row(
        r"^(?!.*(?:Ⓒ|\bwith\b|\bw/)).*\b(?:breakfast|brunch|lunch|dinner|coffee|drinks|latte|"
        r"beers?) (?:at|in|from) Ⓐ",
        "had breakfast at Ⓐ before work",
    ),
    Row(
        r"\bthe (?:day|moment|minute|second|week) (?:Ⓐ|they|he|she|it) (?:signs|pays|closes|wins|"
        r"buys)\b|"
        r"帮(?:我|忙)(?:想|写|编|翻译|润色|画|起个|取个)",
        "the day Ⓐ signs",
    ),
    Row(
        r"(?:拜访|走访|回访|去|来|参加|负责|跟进|对接)Ⓐ?的(?:人|同事|同学|兄弟|各位|小伙伴|"
        r"销售)(?!很|都|还|挺|嫌|说|反馈)",
        "Ⓓ拜访Ⓐ的人记得带资料",
    ),
    Row(
        r"^\W*(?:今天|今日|本周|这周|明天|下周|本月|这个?月|Ⓓ)的?(?:工作)?(?:计划|待办|任务|"
        r"目标)\s?:(?=.*Ⓐ)|"
        r"^\W*(?:待办|目标|小目标|"
        r"清单)(?:事项)?\s?:(?=.*Ⓐ)(?!.*[ⒹⓉ].*(?:跟进|拜访|提醒|联系|回访))|"
        r"^\W*(?:my |our |today'?s |this week'?s )?(?:goals?|to-?dos?|plans?|"
        r"agenda)(?: for (?:today|tomorrow|the week|this week|Ⓓ))?\s?:",
        "待办:给Ⓐ发合同",
    ),
    Row(
        r"申请(?:了|到|个|过)*(?:一?[个点些])?(?:特价|折扣|优惠|返点|账期)|"
        r"\bapprovals? (?:for|of) [^,.;]{0,24}(?:discount|price|pricing)|"
        r"^\W*(?:i'?m |we'?re |still |just |busy )*(?:working on|prepping|drafting|preparing|"
        r"finishing|polishing|writing)\b",
        "给Ⓐ申请了折扣",
    ),
    Row(
        r"^\W*(?:行业|今日|最新|财经|早间|晚间|重磅|每日)*(?:新闻|快讯|资讯|头条|热点|要闻|"
        r"早报)\s?[:】\]]|"
        r"^\W*(?:breaking|news|headline|reuters|bloomberg)\b[^.]{0,12}:|"
        r"Ⓐ[^。!?;]*(?:股价|涨停|跌停|大涨|市值)|\bshares (?:soared|jumped|surged|fell|up|down)\b|"
        r"\bstock (?:is|soared|jumped|surged|flying|up|went)\b",
        "Ⓐ签了大单,股价涨停",
    ),
    Row(
        r"Ⓐ(?:最近|刚|又|也|今天|昨天|Ⓓ)?中标了?(?=[\u4e00-\u9fff]{2,})(?!通知|公示|金额|的?价|"
        r"[了啦]|我们)",
        "Ⓐ中标了国家电网的项目",
    ),
    Row(
        r"(?:签|赢|拿下|丢|付|成交|成)了(?:也(?!好|行)|又(?:怎|如何|能|有什么)|照样|还不是)",
        "签了也收不到款",
    ),
    Row(
        r"(?:不对|不是|错了)[,\s]*(?:是|我|他们)?(?:还)?没|"
        r"其实(?:还|根本|并|也)?没(?:有)?(?:去|签|见|拜访|谈|打|付|到|成|拿|丢|开)",
        "拿下了,哦不对没拿下",
    ),
    Row(
        r"(?:说|讲|吹)(?:是)?(?:他|她)(?:自己)?(?:那[个单家]|的(?:单|客户|项目|那)|手上|也|又|刚|"
        r"已经?|昨天|今天)",
        "老王说他那单被抢了",
    ),
    Row(
        r"^\W*(?:那|要不|麻烦|就|明天|Ⓓ){0,2}你们?俩?(?:先|再|快|赶紧|现在|明天|Ⓓ|等下|"
        r"有空)*(?:去|跟|找|问|催|约|盯|联系|拜访|负责|给[ⒶⒸ])",
        "你去跟Ⓐ说一声",
    ),
    Row(
        r"[跟和与]我们?(?:没|无)关|(?:赢|签|拿下)了?又(?:丢|输|黄|不签|退)|"
        r"\bwon (?:and|then|but) (?:then )?lost\b|"
        r"\b(?:won|signed|closed|landed)\b[^.;!?]{0,30}\b(?:and|then|"
        r"but)\b (?:(?:then|later|they|we|it|he|she|the|customer|client|have|has|since|"
        r"just) )*(?:lost (?:it|them|the deal)\b|"
        r"lost\W*$|cancel\w*|backed out|pulled out|walked away|fell through|changed their minds?)|"
        r"(?:赢|签|拿下|成交)(?:单|约)?了?[^。;!?Ⓐ]{0,10}[,\s]?(?:但|可是?|又|后来|"
        r"结果)[^。;!?Ⓐ]{0,6}(?:反悔|毁约|退单|退订)|"
        r"\b(?:was|were) (?:going|about|supposed|planning) to\b|"
        r"原(?:本|来)?(?:计划|打算|想|定)(?!.*(?:改约|改到|改成|推到|推迟|挪到|延到))|"
        r"本来(?:Ⓓ|Ⓣ|是|都|我们?|也)*(?:能|可以|应该|签|想|要|打算|计划|该|说好)|就好了|该多好|"
        r"多好啊|就太好了|就完美了|就能(?:过|完成|达标)|就发了|"
        r"(?:能|会|签|成|过|中|拿下|定|来|行|可以|没问题|下单|付款|合适|顺利|不)了?的话|才怪|才行|"
        r"才能",
        "Ⓐ签了就好了",
    ),
    Row(
        r"(?:全体|所有|各位)(?:销售|员工|同事|人员|成员|同仁|伙伴)(?:请|务必|都|均|须|需|要|必须|"
        r"[ⒹⓉ,\s])*(?:参加|出席|到(?:会|岗|场|齐)|提交|填写)",
        "全体销售参加新品培训",
    ),
    Row(
        r"我(?:可|又|真|从来?|也|都|们)*没(?:有)?(?:说|问(?!题)|让你|叫你)(?!完|清|明|对|过|服|好|"
        r"定|什么)[^,。!?;]{1,14}\W*$|"
        r"\bi (?:didn'?t|never|did not) (?:say|said|ask|mean)\b[^,.!?;]{1,30}\W*$",
        "我没说丢单啊",
    ),
    Row(
        r"开玩笑|骗你|逗你|愚人节|哈哈哈*假的|想得美|做梦吧|瞎说|随便说说|打个比方|比如|例如|举例|"
        r"某(?:公司|客户|企业|同行|人)|(?:案例|故事|段子|笑话)\s?:|"
        r"(?:周报|日报|月报|ppt|报告|总结|文档|表格)(?:里|上|中)(?:面)?(?:要|得|记得|请)?(?:写|加|"
        r"放|提|补|改|填|换)|"
        r"举个例子?|示例|范例|样例|(?:^|[\s,])例\s?:|"
        r"^\W*(?:测试|模板|格式(?:参考|如下|示范)?)\s?[:,\s]|测试一下|试试|假装|段子|"
        r"\b(?:just kidding|kidding|jk|joking|joke|april fool|for example|e\.g\.|"
        r"(?:example|sample|test|testing|template)(?=\s?:)|hypothetical(?:ly)?|lol not)\b",
        "开玩笑的",
    ),
    Row(
        r"(?:恭喜(?!自己|我|咱|发财)|祝贺|羡慕|佩服|牛啊|(?:真|太|好|你)厉害|厉害(?:了|啊|$)|"
        r"向.{1,4}学习|学习榜样)|"
        r"\b(?:congrats|congratulations|kudos|well done|way to go|shout ?out|jealous|envy)\b",
        "恭喜Ⓜ拿下Ⓐ",
    ),
    Row(
        r"(?<![和跟与带陪同让帮给替找为,、Ⓒ的Ⓐ])Ⓜ(?!.{0,24}(?:目标|多少|排|漏斗|完成率|达成|"
        r"赢单率|转化率|预测|趋势|积分|周报|月报|(?:丢单|输单)的?(?:原因|分析)))(?:今天|"
        r"Ⓓ|上午|下午|Ⓣ|[,\s]){0,3}(?:们)?(?:刚|已经?|也|又|正|还|就|都)?(?:在|去|要|会|准备|打算|"
        r"计划|负责|明|约|跑|聊|卖|送|赢|签|拿|丢|赢|拜访|跟进|谈|见|打|把|收|给|跟|和|搞|成|联系|"
        r"回|发|演示|做)",
        "Ⓜ明天去拜访Ⓐ",
    ),
    Row(
        r"(?<!with )(?<!and )(?<!for )Ⓜ (?:is |has |had |will |just |already |also |'ll |'s |a |"
        r"an )*(?:visit|close|won|win|lost|lose|sign|meet|met|call|paid|going|go|plan|land|handl|"
        r"took|take|said|wants?|got|talk|demo|log|follow)",
        "Ⓜ closed Ⓐ",
    ),
    Row(
        r"\bthat'?s what\b|"
        r"\b(?:he|she|they|someone|Ⓜ) (?:posted|wrote|texted|announced|shared|tweeted)\b|"
        r"(?:Ⓜ|他|她|有人)(?:在群里)?(?:发的|写的|喊|发(?:了|的)?(?:消息|朋友圈|公告|喜报))",
        "that's what Ⓜ posted",
    ),
    Row(r"^\s*@", "@张三 明天去收款"),
    Row(r"^\W*Ⓜ[,:\s]+(?:你|记得|麻烦|帮|请|去|Ⓓ(?:记得|你|去))", "Ⓜ,你去跟一下Ⓐ"),
    Row(
        r"(?:同事|隔壁(?:组|部门|老)?|别的组|其他组|人家|别的销售|前同事|竞争对手|友商|对手)(?:们|"
        r"那边)?[^,。!?;Ⓒ]{0,8}?(?:签|拿|丢|赢|拜访|去|谈|成交|收|搞)",
        "隔壁组签了大单",
    ),
    # A way of being is no objection of today; nor is a new contact, or a dead line.
    Row(
        r"Ⓐ(?:的?人|他们|那边|家)?(?:真的?)?(?:最(?:爱|喜欢|擅长|会|能|懂)|"
        r"(?:就|特别|太|超|非常|很|真)(?:爱|喜欢|擅长)|就会|从?来?(?:都|也)?[不没](?:会|怎么|太)?|"
        r"(?:每次|次次|回回|历来|向来|从来)都?(?:是|会|要)?)"
        r"(?:压价|砍价|还价|讲价|杀价|嫌贵|嫌价格|挑刺|讨价还价)|"
        r"Ⓐ(?:家|公司)?的(?:服务|售后|客服|态度|产品|质量|东西|环境|效率)(?:真|太|也太|好|挺|很|超|"
        r"是真)?的?(?:差|烂|糟)劲?[了啊呀~!。\s]*$",
        "Ⓐ最会压价了",
    ),
    Row(
        r"^\W*(?:记(?:一?下|录)?[,\s]*)?Ⓐ的?(?:对接人|联系人|接口人)(?:Ⓓ|刚|又|也|都|已经?)*"
        r"换(?:了|成|为|人|掉)|Ⓐ(?:又|刚|Ⓓ|已经?)*换(?:了|个)?新?(?:对接人|联系人|接口人)了?\W*$|"
        r"Ⓐ(?:那边|公司|前台)?的?(?:座机|总机|前台)?(?:电话|手机)(?:一直|总是?|老是?|都|也|还是|又|"
        r"怎么|根本)*(?:打不通|不通|空号|停机|占线)",
        "Ⓐ对接人又换了",
    ),
    Row(
        r"(?:打(?:了|完|过)?(?:一?[场局盘])?[\u4e00-\u9fff]{0,2}球|[下掰拼](?:了|完)?(?:棋|手腕|酒))"
        r"[^,。;!?]{0,6}[输赢]|"
        r"针对[^,。;]{0,10}(?:[丢输]单|异议|投诉)|"
        r"[把将](?:Ⓜ|Ⓒ|我|他|她)[^,。;!?Ⓐ]{0,6}(?:加|拉|邀请?|请|移|踢)(?:到|进|入|出)[^,。;!?]{0,12}群|"
        r"(?:去|到|在)Ⓐ[^,。;!?]{0,4}(?:吃|喝|玩|住)过|"
        r"(?:拜访|走访|见|跑|签|拿下|去)(?:了|完)[^。!?;]{0,24}才(?:有|会|可以|算)|"
        r"\bcomplain\w* (?:to me )?about (?:my|his|her|the) (?:\w+ )?(?:coffee|tea|lunch|food|"
        r"snacks?|parking|weather|traffic|shoes|shirt|tie|hair\w*|car|driving|cooking|jokes?|"
        r"singing|handwriting|english|chinese)\b|"
        r"\b(?:service|work|repair|maintenance) (?:order|ticket|job)s?\b[^.;!?]{0,40}\b(?:done|"
        r"closed?|lost|losing|signed|finished|confirmed|received)\b",
        "把Ⓜ加到Ⓐ的微信群",
    ),
)
