"""English words of every day that look like a name, its initials, or the start of one."""

# “met them at the summit” names no Summit Foods; written “Summit” it does.
EVERYDAY = """
    golden silver blue green black white bright clear grand royal prime pacific atlantic summit
    river lake stone maple cedar star smart direct target focus express premier standard alpha
    beta delta vision point gate bridge field coast valley harbor ridge peak spring house home life
    time power price value market trade order deal sale sales lead score demo call visit meeting
    contract proposal quote budget revenue payment follow forward advance active open close closed
    signal sharp quick fast simple fresh pure true real right better good great super total unity
    union alliance partner people human nature earth ocean water fire solar light cloud data link
    core base plan team works work office school horizon future legacy heritage choice select
    pioneer leader leading victory success progress momentum reach rise growth impact
"""
EVERYDAY_WORDS = frozenset(EVERYDAY.split())
# In letters these may be somebody's initials, and never are.
COMMON_WORDS = (
    "the and for you are our can but not any all was got let did has had how who why what when "
    "call demo deal team sales crm ppt pdf app erp ceo cfo cto vip kpi roi poc rfp sla api ok okay "
    "won lost win top east west north south day week month year show list help undo done hi hello "
    "thx plz pls asap fyi btw eta eod eom wow lol haha cny usd rmb eur jpy hkd sgd gbp "
    "gmv mrr arr okr nda csv xls mtd ytd qtd wtd pts hrs sms plm wms mes boss cash email message "
    "note phone paper order phase shop tea lead mall pos app ads spa gym bar cafe base edm saas tob"
)
NOT_INITIALS = frozenset(COMMON_WORDS.split())
# A name that was mistyped does not begin with these, and most stretches of a sentence do.
SENTENCE_WORDS = (
    "a an about after again all and any are at be before but by can could did do does for from "
    "get give gave go going got had has have he her him his how if in into is it its just let "
    "like make me met meet meeting my need next no not now of on or our out please see she should "
    "show so some still talk than that the their them then there these they this to today "
    "tomorrow under until up us visited visit visiting want wants was we week went were what when "
    "where which while who why will with would yesterday year month you your called call said "
    "says told about contract discount price budget quarter customer client account team signed "
    "status yet"
)
NO_NAME_BEGINS_SO = frozenset(SENTENCE_WORDS.split())
