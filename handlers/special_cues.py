"""The words without which none of the special orders is meant, by the feature that reads them.

A message with none of them needs none of these features, and a start need not load them.
"""

from collections.abc import Mapping
from re import IGNORECASE

from core.language.text.sheet import Rule, phrase

CUES: Mapping[str, Rule] = {
    "leaving": phrase(
        r"离职|离开公司|停用|\bleft\b|\bdeactivate\b",
        IGNORECASE,
    ),
    "hand_over": phrase(
        r"(?:转|交接|移交|交|划|分配|分|过户)(?:交|移)?(?:给|到)|由.{1,12}(?:负责|跟进|接手)"
        r"|\b(?:hand|transfer|reassign|give|pass|move|assign)\b",
        IGNORECASE,
    ),
    "objections": phrase(
        r"异议|顾虑|疑虑|\bobjections?\b|\bconcerns?\b",
        IGNORECASE,
    ),
    "payment_plans": phrase(
        r"(?:回款|付款|收款)(?:计划|安排|节奏)|payment (?:plan|schedule)",
        IGNORECASE,
    ),
    "collection": phrase(
        r"回款周期|收款周期|账期|回款天数|\b(?:collection|dso|days to (?:pay|collect))\b",
        IGNORECASE,
    ),
    "receivables": phrase(
        r"应收|[未待没]回款|未收款|逾期(?:的|未)?(?:回款|款)|回款逾期|(?:回款|付款|收款)(?:计划|安排|节奏|情况)"
        r"|没回款|\b(?:receivables?|payment (?:plan|schedule)"
        r"|(?:open|overdue|outstanding|unpaid) payments?)\b",
        IGNORECASE,
    ),
    "refunds": phrase(
        r"退款|退钱|(?:款|钱|回款).{0,8}退|退[还回了].{0,12}(?:款|钱|万|元|千)|[冲撤]回.{0,6}款|款.{0,6}[冲撤][回销正]"
        r"|\brefund|payment.{0,30}\b(?:returned|reversed|bounced)|\brevers\w+.{0,20}payment",
        IGNORECASE,
    ),
    "confirmed_targets": phrase(
        r"确认|收到|想调整|\bconfirm|\badjust|got it",
        IGNORECASE,
    ),
    "reopening": phrase(
        r"重新|重启|重开|激活|复活|恢复成?进行中|\bre-?open|alive again|back on",
        IGNORECASE,
    ),
    "loss_reasons": phrase(
        r"原因|\bloss reason\b",
        IGNORECASE,
    ),
    "reversal": phrase(
        r"退单|退货|作废|解约|毁约|撤单|取消|\bcancell?ed\b|fell through|\breversed\b",
        IGNORECASE,
    ),
    "neglected": phrase(
        r"没(?:有)?(?:人)?(?:联系|跟进|拜访|接触|维护)|未(?:联系|跟进|拜访)|失联|冷落|沉睡|该联系|要联系"
        r"|\b(?:neglected|forgotten|dormant|untouched|not contacted)\b"
        r"|\bhaven't (?:contacted|seen|visited)\b",
        IGNORECASE,
    ),
    "pool": phrase(
        r"公海|客户池|公共|领取|认领|领养|没人负责|无人负责|释放|放回|退回"
        r"|\b(?:pool|unowned|unassigned|claim|release)\b",
        IGNORECASE,
    ),
    "quality": phrase(
        r"数据|资料|哪些记录|\bdata\b",
        IGNORECASE,
    ),
    "rivalry": phrase(
        r"对手|竞品|输给|竞争|\b(?:rivals?|competitors?|competition|los[et] to|beats us)\b",
        IGNORECASE,
    ),
    "rivals": phrase(
        r"对手|输给|被.{1,20}抢|[击打]败|战胜|\b(?:lost to|competitor|rival|beat)\b",
        IGNORECASE,
    ),
    "record_details": phrase(
        r"产品|来源|行业|简称|改名|名称|全称|标题|区域|大区"
        r"|\b(?:product|source|industry|short name|name|title|region)\b",
        IGNORECASE,
    ),
    "split_credit": phrase(
        r"分成|平分|对半|一半|[一二三四五六七八九]{2}[分开]|[分拆]给|怎么分|不.{0,12}分了|业绩.{0,12}[分给归算]"
        r"|[分给归算].{0,20}业绩|各(?:[分占拿得]|\s?\d)|(?:单|商机|项目|#\s?\d+).{0,30}\d\s?[%％]|\b(?:split|splits|splitting|share|shares|credit)\b"
        r"|\bgive\b.{1,40}%",
        IGNORECASE,
    ),
    "suggestions": phrase(
        r"建议|\bsuggestions?\b",
        IGNORECASE,
    ),
    "target_removal": phrase(
        r"(?:取消|删除|删掉|去掉|撤掉|作废).{0,40}目标|目标(?:取消|删除|删掉|去掉|撤掉|作废)"
        r"|\b(?:remove|delete|cancel|drop)\b.{1,60}\btarget",
        IGNORECASE,
    ),
    "tiers": phrase(
        r"[a-d]\s?[级类]|[几哪]级|等级|级别|\btier\b",
        IGNORECASE,
    ),
    "trainings": phrase(
        r"培训|学习记录|几[次场节堂]课|\btrainings\b",
        IGNORECASE,
    ),
    "visit_evidence": phrase(
        r"地点|位置|定位|签到|照片|图片|合影|时长|用时|分钟|小时|钟头"
        r"|\b(?:location|place|checked in|photo|picture|took|lasted|minutes?|hours?)\b",
        IGNORECASE,
    ),
    "who_changed": phrase(
        r"谁.{0,6}(?:改|动|更新|建|录|记)|(?:改动|修改|变更)(?:记录|历史)"
        r"|\bwho (?:has |last )?(?:changed|edited|touched|updated|created|entered|recorded|set)\b"
        r"|\b(?:change|edit) (?:history|log)\b|\bhistory of\b",
        IGNORECASE,
    ),
    "anomalies": phrase(
        r"异常|值得(?:看看|核对)|\b(?:anomal(?:y|ies)|outliers)\b",
        IGNORECASE,
    ),
    "service": phrase(
        r"服务工?单|工单|报修|报障|报故障|维修单|售后单|投诉|客诉|[窜串]货|续约工?单|续签单"
        r"|\b(?:service|repair|support) (?:orders?|tickets?|requests?|calls?)\b|\bcomplain|\brenewal order"
        r"|channel[ -]conflict|\breported\b",
        IGNORECASE,
    ),
}
