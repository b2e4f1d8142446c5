"""Which picture a snapshot gets, by a scripted decode process."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.still import Still
from scc_wall.domain.tile import TileStatus
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from scc_wall.video.protocol import DropStill, StillTaken, TakeStill
from scc_wall.video.stills import ANSWER_S, KEPT_WAIT_S, OPEN_WAIT_S, Stills
from tests.support.clock import ManualClock

MAIN, SUB = StreamKey(1, StreamRole.MAIN), StreamKey(1, StreamRole.SUB)
SHOWN_MONO_NS = 900_000_000


@dataclass
class Process:
    """Takes messages; a lane of itself."""

    posted: list[object] = field(default_factory=list)
    stills: dict[int, StillTaken] = field(default_factory=dict)

    @property
    def worker(self) -> "Process":
        return self

    def post(self, message: object, block: object = None, then_close: object = None) -> None:
        self.posted.append(message)
        if then_close is not None:
            then_close.close()

    @property
    def wish(self) -> TakeStill:
        return [one for one in self.posted if isinstance(one, TakeStill)][-1]

    def answer(self, size_px: tuple[int, int] | None, arrived_mono_ns: int = SHOWN_MONO_NS) -> None:
        ticket = self.wish.ticket
        self.stills[ticket] = StillTaken(ticket, size_px, arrived_mono_ns, 1_000_000_000)


class World:
    """Pool and feed in one, with a tile that shows the sub-stream."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.process = Process()
        self.links: dict[StreamKey, Link] = {}
        self.held = {MAIN, SUB}
        self.beside: list[StreamKey | None] = []
        self.got: list[Still | None] = []
        self.picture: object = None
        shown = SimpleNamespace(key=SUB, arrived_mono_ns=SHOWN_MONO_NS)
        self.tile = SimpleNamespace(shown=shown, picture=lambda: self.picture)
        self.stills = Stills(self, self.clock, self)

    def health(self, key: StreamKey) -> object:
        return SimpleNamespace(link=self.links[key]) if key in self.links else None

    def lane_of(self, key: StreamKey) -> Process | None:
        return self.process if key in self.held or key in self.beside else None

    def is_held(self, key: StreamKey) -> bool:
        return key in self.held

    def hold_beside(self, key: StreamKey | None) -> None:
        self.beside.append(key)

    def status_of(self, key: StreamKey, arrived_mono_ns: int, at_mono_ns: int) -> TileStatus:
        return TileStatus(TileState.LIVE, key, age_s=(at_mono_ns - arrived_mono_ns) / 1e9)

    def ask(self) -> None:
        assert self.stills.ask(self.tile, (MAIN, SUB), self.got.append)

    def tick(self, seconds: float = 0.0) -> None:
        self.clock.advance(seconds)
        self.stills.tick()


@pytest.fixture
def world():
    made = World()
    yield made
    for still in made.got:
        if still is not None:
            still.close()
    made.stills.close()


def test_the_main_stream_is_asked_first_and_for_nothing_older_than_what_is_shown(world: World) -> None:
    world.ask()
    wish = world.process.wish
    assert (wish.key, wish.not_before_mono_ns, wish.wait_s) == (MAIN, SHOWN_MONO_NS, KEPT_WAIT_S)
    world.tick()
    assert not world.got
    world.process.answer((4, 2))
    world.tick()
    (still,) = world.got
    assert (still.key, still.size_px, len(still.pixels), still.whole) == (MAIN, (4, 2), 24, True)
    assert still.status.age_s == pytest.approx(0.1)
    assert world.stills.asked is None


def test_a_tile_that_was_given_to_another_camera_meanwhile_gives_nothing_under_the_old_name(world: World) -> None:
    world.picture = SimpleNamespace(pixels=memoryview(bytes(32)), size_px=(4, 2), arrived_mono_ns=SHOWN_MONO_NS)
    world.ask()
    world.tile.shown = SimpleNamespace(key=StreamKey(2, StreamRole.SUB), arrived_mono_ns=SHOWN_MONO_NS)
    for _ in range(2):
        world.process.answer(None)
        world.tick()
    assert world.got == [None]


@pytest.mark.parametrize(("older_s", "key"), [(1.9, MAIN), (2.1, SUB)])
def test_a_main_stream_that_stalled_gives_way_to_a_newer_picture_that_is_shown(world, older_s, key) -> None:
    world.ask()
    world.process.answer((4, 2), SHOWN_MONO_NS - int(older_s * 1e9))
    world.tick()
    if key is SUB:
        assert world.process.wish.key is SUB
        world.process.answer((2, 1))
        world.tick()
    assert world.got[0].key is key


def test_an_old_picture_is_better_than_none_and_tells_its_own_time(world: World) -> None:
    world.ask()
    world.process.answer(None)
    world.tick()
    world.process.answer((2, 1), SHOWN_MONO_NS - 60_000_000_000)
    world.tick()
    assert world.got[0].arrived_mono_ns == SHOWN_MONO_NS - 60_000_000_000


def test_a_closed_main_stream_is_opened_beside_and_let_go_whatever_comes(world: World) -> None:
    world.held = {SUB}
    world.ask()
    assert world.beside[-1] is MAIN
    assert world.process.wish.wait_s == OPEN_WAIT_S
    world.tick(OPEN_WAIT_S + ANSWER_S + 0.1)
    assert world.beside[-1] is None
    assert any(isinstance(one, DropStill) for one in world.process.posted)
    assert world.process.wish.key is SUB


def test_an_answer_that_comes_too_late_is_not_taken_for_the_next_one(world: World) -> None:
    world.ask()
    late = world.process.wish.ticket
    world.tick(KEPT_WAIT_S + ANSWER_S + 0.1)
    world.process.stills[late] = StillTaken(late, (4, 2), SHOWN_MONO_NS, SHOWN_MONO_NS)
    world.tick()
    assert not world.got


@pytest.mark.parametrize("phase", [LinkPhase.WAITING, LinkPhase.REFUSED])
def test_streams_that_are_down_are_not_waited_for(world: World, phase: LinkPhase) -> None:
    world.links = {MAIN: Link(phase), SUB: Link(phase)}
    pixels = memoryview(bytes(2 * 1 * 4)).cast("B", (1, 2, 4))
    world.picture = SimpleNamespace(pixels=pixels, size_px=(2, 1), arrived_mono_ns=5)
    world.ask()
    assert (world.got[0].whole, world.got[0].size_px, world.got[0].arrived_mono_ns) == (False, (2, 1), 5)
    assert not world.process.posted


def test_a_camera_that_never_had_a_picture_gives_none(world: World) -> None:
    world.links = {MAIN: Link(LinkPhase.REFUSED), SUB: Link(LinkPhase.REFUSED)}
    world.ask()
    assert world.got == [None]
