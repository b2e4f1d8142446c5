"""What the audit and the store are told of moves, runaways, presets and patrols."""

from dataclasses import replace

from scc_wall.domain.audit import AuditResult
from scc_wall.domain.steering import Drive, Patrol, SavePreset
from tests.support.scripted_station import DISK, LEFT, RIGHT, Station


def test_a_move_is_one_row_of_who_began_it(steering) -> None:
    steering.clock.advance(1.5)
    steering.room.access.sessions.log_out()
    steering.controllers[1].tell_move(proved=True, seconds=1.5)
    steering.controllers[1].tell_move(proved=False, seconds=0.0)
    done, failed = steering.rows("ptz.move")
    assert (done.who, done.subject, done.result, done.session_id) == ("supervisor", "camera:1", AuditResult.DONE, 1)
    told = dict(done.details)
    assert told["camera"] == "PTZ 1"
    assert (told["from"], told["to"], told["seconds"]) == ("0.100 -0.200 zoom 0.300", "—", 1.5)
    assert (told["how"], told["commands"], done.letter_number) == ("hold,zoom", 7, "1/9286/07/2017")
    assert (failed.result, dict(failed.details)["why"]) == (AuditResult.FAILED, "not proved")


def test_a_move_that_the_program_did_not_live_to_see_end_is_recorded_at_the_next_start(steering) -> None:
    assert steering.settings.kept["ptz.moving.ruang-1"]  # before the first command was sent
    after = Station(steering.room, steering.locks, steering.settings, steering.clock)
    steering.room.restarted()
    after.look()
    after.look()
    (row,) = after.rows("ptz.move")
    assert (row.who, row.letter_number, row.subject) == ("supervisor", "1/9286/07/2017", "camera:1")
    assert (row.result, dict(row.details)["why"], row.session_id) == (AuditResult.FAILED, "cut-off", 1)
    assert after.settings.kept["ptz.moving.ruang-1"] == {}
    after.desk.close()


def test_the_mark_goes_with_the_row_and_comes_with_the_next_move(steering) -> None:
    steering.clock.advance(2.0)
    steering.controllers[1].tell_move()
    assert steering.settings.kept["ptz.moving.ruang-1"] == {}
    steering.desk.steer(1, LEFT)
    assert steering.settings.kept["ptz.moving.ruang-1"]
    assert steering.locks.asked == ["take 1"]  # the lock is still held: it is not asked for again


def test_what_can_not_be_marked_is_not_moved(station) -> None:
    station.room.enter("supervisor")
    station.settings.failure = DISK
    station.desk.steer(1, RIGHT)
    assert station.heard() == []
    assert station.refusal() == "The disk is full."
    station.settings.failure = None
    station.desk.steer(1, RIGHT)
    assert station.heard() == [RIGHT]


def test_a_runaway_is_an_alarm_and_two_rows(steering) -> None:
    one = steering.controllers[1]
    steering.steered.follow({**steering.cameras, 1: replace(steering.cameras[1], number=7)})
    one.now = replace(one.now, drive=Drive.RUNAWAY, alarm_since_mono_ns=steering.clock.mono_ns())
    before = steering.desk.revision()
    steering.look(3.0)
    (alarm,) = steering.desk.alarms()
    assert (alarm.camera_id, alarm.title, alarm.since_s) == (1, "07 PTZ 1", 3.0)
    assert steering.desk.revision() > before
    one.now = replace(one.now, drive=Drive.REST, alarm_since_mono_ns=None)
    steering.look(2.0)
    assert not steering.desk.alarms()
    (began,), (over,) = steering.rows("ptz.runaway"), steering.rows("ptz.runaway-over")
    assert (began.result, began.who) == (AuditResult.FAILED, "supervisor")
    assert dict(over.details)["seconds"] == 5.0
    assert steering.desk.figures().runaways == 1


def test_presets_and_patrols_are_rows_of_their_own(steering) -> None:
    steering.desk.steer(1, SavePreset("Gerbang"))
    (row,) = steering.rows("ptz.preset")
    assert dict(row.details)["preset"] == "Gerbang"
    stored = steering.desk.save_patrol(Patrol(0, 1, "Malam", ("1", "2")))
    steering.desk.keep_picture(1, "7", b"jpeg")
    past = steering.desk.past(1)
    assert (list(past.patrols), past.pictures) == ([stored], {"7": b"jpeg"})
    steering.desk.remove_patrol(stored)
    assert [dict(row.details)["command"] for row in steering.rows("ptz.patrol")] == ["save", "remove"]
