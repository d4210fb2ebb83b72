import pytest

import charts
from tests.charts import samples


def test_the_funnel_in_words_has_each_figure_and_the_bottleneck():
    assert charts.describe(samples.funnel()) == (
        "华东区销售漏斗（2026年第四季度）："
        "潜在客户 120，进入下一步 30%，进行中 32 个 · ¥350万；"
        "初步意向 36，进入下一步 50%，进行中 14 个 · ¥280.5万；"
        "报价/方案 18，进入下一步 55.6%，进行中 9 个 · ¥1.2亿；"
        "合同签署 10，赢单 –，进行中 3 个 · ¥85万。"
        "瓶颈：潜在客户（30%）。"
    )


def test_the_funnel_speaks_english_to_who_reads_english():
    said = charts.describe(samples.funnel("en"))

    assert "moved on 55.6%" in said
    assert said.endswith("Bottleneck: 潜在客户 (30%).")


@pytest.mark.parametrize("bottleneck", [None, 9, -1])
def test_no_bottleneck_is_named_where_there_is_none(bottleneck):
    assert "瓶颈" not in charts.describe(samples.funnel(bottleneck=bottleneck))


def test_the_board_in_words_has_each_place_and_the_small_print():
    assert charts.describe(samples.leaderboard()) == (
        "本月排行榜（华东区）：1. 销售1 110%；2. 销售2 108%；3. 销售3 106%。销售额 60% + 活动 20%"
    )


def test_the_trend_in_words_has_each_period_and_the_highest():
    assert charts.describe(samples.trend("en", periods=3)) == (
        "销售额走势 (按月 · in 万元): 1月 117.5, 2月 93.5, 3月 130.5 (so far). "
        "Highest: 3月 130.5 (so far)."
    )


def test_attainment_in_words_says_the_common_time_progress_once():
    assert charts.describe(samples.attainment()) == (
        "目标完成情况（2026年11月）："
        "公司 72%，¥360万 / ¥500万，领先；华东区 150%，¥750万 / ¥500万，领先；"
        "华北区 0%，¥0 / ¥500万，落后；明年 0%，¥0 / ¥800万。时间进度 68.2%。"
    )


@pytest.mark.parametrize(("language", "said"), [("zh", "还没有数据。"), ("en", "No data yet.")])
def test_no_data_is_said_in_words(language, said):
    for chart in samples.empty(language):
        assert charts.describe(chart).endswith(said)


def test_hostile_names_stay_on_one_line_and_can_be_sent():
    for chart in samples.hostile(45):
        said = charts.describe(chart)
        assert said.isprintable() or "\u200d" in said
        assert "\u202e" not in said
        assert said.encode()
