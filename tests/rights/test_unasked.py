"""What jobs say unasked holds only what its readers may see."""

from itertools import islice

import pytest

from core.storage.company import FIRST_COMPANY
from jobs.job import DailyJob
from jobs.registry import ALL
from jobs.scene import Scene, scene_of
from tests.company import MONDAY
from tests.rights.sweep import Sweep

OF_ITEMS = 20


def said_by(name: str, scene: Scene, sweep: Sweep) -> int:
    """Read what a job says to rooms and to some of each role; return how many posts it made."""
    job = ALL[name]
    asked = {member.id for member in sweep.askers()}
    if isinstance(job, DailyJob):
        chosen = [one for one in job.audiences(scene) if one.kind != "member" or one.id in asked]
        posts = [post for scope in chosen for post in job.posts(scene, scope)]
    else:
        posts = [post for one in islice(job.occasions(scene), OF_ITEMS) for post in one.compose()]
    for post in posts:
        sweep.reads(post, job=name)
    return len(posts)


@pytest.mark.parametrize("name", ALL)
def test_a_job_shows_nobody_what_they_may_not_see(sweep: Sweep, name: str):
    with sweep.asking.database.reading(FIRST_COMPANY) as session:
        said_by(name, scene_of(session, MONDAY), sweep)

    assert sweep.leaks == []


def test_jobs_have_something_to_say_here(sweep: Sweep):
    with sweep.asking.database.reading(FIRST_COMPANY) as session:
        counts = {name: said_by(name, scene_of(session, MONDAY), sweep) for name in ALL}

    assert sum(count > 0 for count in counts.values()) >= len(ALL) - 1, counts
