"""What must hold after each kill and at the end, and one whole round of kills."""

import random
import signal

from crawler.formats import parse_post
from tests.torture.field import HOSTS, Field
from tests.torture.kill_at import STEPS

WITHOUT_CUT = ("random", "half_written")  # the first is not watched, the second would be undone
PLACES = HOSTS * 2  # visits under way at once: hosts times connections


async def undisturbed(field: Field) -> dict[str, bytes]:
    """The posts of a crawl that nobody killed."""
    code, out, err = await field.run()
    assert (code, out, err) == (0, "", "")
    return field.posts()


async def killed_again_and_again(
    field: Field, plan: list[tuple[str, int, bool]], *, seed: int
) -> dict[str, bytes]:
    """The posts of a crawl killed by a plan of (step or "random", n, power cut), then resumed."""
    chance = random.Random(seed)
    for step, n, power_cut in plan:
        before = Before(field)
        if step == "random":
            await field.kill_after(n, then_s=chance.uniform(0, 0.02))
        else:
            code, _, err = await field.run(kill=(step, n), power_cut=power_cut)
            assert code == -signal.SIGKILL, f"{step} was not reached {n} times: {err}"
        before.check(field, power_cut=power_cut)
    before = Before(field)
    code, out, err = await field.run()
    assert (code, out, err) == (0, "", "")
    before.check(field, power_cut=False)
    everything = {id_ for ids in field.papers.ids for id_ in ids}
    assert field.done() == field.filed() == everything
    assert not list(field.archive.rglob("*.tmp")), "the last run swept what the kills left"
    return field.posts()


class Before:
    """What was known when a run began."""

    def __init__(self, field: Field) -> None:
        self.filed, self.done, self.fetched = field.filed(), field.done(), field.fetched()

    def check(self, field: Field, *, power_cut: bool) -> None:
        """Nothing done is lost or fetched anew, and of what was filed little and only once."""
        assert self.done <= self.filed, "done before its post was durable"
        assert self.done <= field.done(), "a commit is lost"
        assert field.done() <= field.filed(), "done before its post was durable"
        assert power_cut or self.filed <= field.filed(), "a post is lost"
        open_ = sorted(self.filed - self.done)
        assert len(open_) <= PLACES, f"more was open than was under way: {open_}"
        again = {id_: n - self.fetched[id_] for id_, n in field.fetched().items()}
        assert not [id_ for id_ in self.done if again[id_]], "fetched although done"
        assert not [id_ for id_ in self.filed if again[id_] > 1], "fetched more than once"
        assert all(path.endswith(".md") for path in field.visible()), field.visible()
        assert all(is_whole(post) for post in field.posts().values()), "half a post"


def is_whole(post: bytes) -> bool:
    """True for a post whose body is the one that its front matter has the digest of."""
    return post.startswith(b"---\n") and parse_post(post).is_vouched_for is True


def plan_of(count: int, *, seed: int, articles: int) -> list[tuple[str, int, bool]]:
    """Kills at every named step, with and without a power cut, and at random moments."""
    chance = random.Random(seed)
    most = max(2, articles * HOSTS // max(1, count))
    kinds = [*STEPS, "random"]
    plan = []
    for place in range(count):
        step = kinds[place % len(kinds)]
        plan.append(
            (step, chance.randint(1, most), step not in WITHOUT_CUT and chance.random() < 0.7)
        )
    chance.shuffle(plan)
    return plan
