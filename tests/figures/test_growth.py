"""Where a rep is behind the peers, by shares alone."""

from fractions import Fraction

from core.figures.growth import Share, is_too_early, strongest, weak_points

VISITS = {"visits": Share(20, 1)}


def test_the_weakest_points_come_first_and_three_at_most():
    mine = {f"stage:{n}": Share(10 - n, 10) for n in range(1, 6)}
    peers = {f"stage:{n}": Share(10, 10) for n in range(1, 6)}

    found = weak_points({1: mine, 2: peers, 3: peers, 4: {}}, 1)

    assert [one.point for one in found] == ["stage:5", "stage:4", "stage:3"]


def test_the_two_numbers_are_ones_own_and_those_of_the_peers_together():
    shares = {1: {"stage:lead": Share(2, 10)}, 2: {"stage:lead": Share(9, 10)}}
    shares |= {3: {"stage:lead": Share(3, 20)}, 4: {}}

    [weak] = weak_points(shares, 1)

    assert (weak.mine, weak.peers) == (Fraction(1, 5), Fraction(12, 30))
    assert weak.behind == Fraction(1, 2)


def test_a_tenth_behind_counts_and_less_does_not():
    peers = {"stage:lead": Share(10, 20)}

    assert weak_points({1: {"stage:lead": Share(9, 20)}, 2: peers, 3: peers, 4: {}}, 1)
    assert not weak_points({1: {"stage:lead": Share(46, 100)}, 2: peers, 3: peers, 4: {}}, 1)


def test_of_losses_many_are_weak():
    peers = {"loss:price": Share(1, 10)}
    more, fewer = {"loss:price": Share(6, 10)}, {"loss:price": Share(0, 10)}

    assert weak_points({1: more, 2: peers, 3: peers, 4: {}}, 1)[0].behind == Fraction(1, 2)
    assert not weak_points({1: fewer, 2: peers, 3: peers, 4: {}}, 1)


def test_one_loss_for_a_reason_is_no_weakness():
    peers = {"loss:price": Share(0, 10)}

    assert not weak_points({1: {"loss:price": Share(1, 5)}, 2: peers, 3: peers, 4: {}}, 1)
    assert weak_points({1: {"loss:price": Share(2, 10)}, 2: peers, 3: peers, 4: {}}, 1)


def test_fewer_than_five_records_are_chance():
    peers = {"stage:lead": Share(5, 5)}

    assert weak_points({1: {"stage:lead": Share(0, 5)}, 2: peers, 3: peers, 4: {}}, 1)
    assert not weak_points({1: {"stage:lead": Share(0, 4)}, 2: peers, 3: peers, 4: {}}, 1)


def test_no_visits_at_all_are_weak_where_the_peers_make_some():
    assert weak_points({1: {"visits": Share(0, 1)}, 2: VISITS, 3: VISITS, 4: {}}, 1)


def test_two_colleagues_are_no_peers_for_each_would_be_known():
    mine, other = {"stage:lead": Share(0, 10)}, {"stage:lead": Share(10, 10)}

    assert not weak_points({1: mine, 2: other, 3: other}, 1)
    assert is_too_early({1: mine, 2: other, 3: other}, 1)


def test_it_is_too_early_without_records_and_not_with_them():
    peers = {"stage:lead": Share(5, 5)}

    assert is_too_early({1: {"stage:lead": Share(4, 4)}, 2: peers, 3: peers, 4: {}}, 1)
    assert not is_too_early({1: {"stage:lead": Share(5, 5)}, 2: peers, 3: peers, 4: {}}, 1)


def test_the_strongest_colleague_is_better_and_has_records():
    shares = {1: {"stage:lead": Share(1, 10)}, 2: {"stage:lead": Share(6, 10)}}
    shares |= {3: {"stage:lead": Share(8, 10)}, 4: {"stage:lead": Share(2, 2)}}
    [weak] = weak_points(shares, 1)

    assert strongest(shares, [2, 3, 4], weak) == 3
    assert strongest(shares, [4], weak) is None
