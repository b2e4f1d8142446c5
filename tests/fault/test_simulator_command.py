"""`scc-wall simulate` as a process: ready line, commands, and its end."""

import json
import signal
import subprocess
import sys
from functools import partial

import pytest

from scc_wall.cli import main
from scc_wall.simulator.control import ControlServer, ask, obey
from scc_wall.simulator.demo import simulated_cameras
from scc_wall.simulator.simulator import Simulator
from tests.fault.tiny_rtsp import TinyRtsp

COMMAND = [sys.executable, "-m", "scc_wall", "simulate", "--cameras", "2", "--json", "--join", "keyframe"]
WAIT_S = 20


@pytest.fixture
def started():
    processes = []

    def start(*more):
        process = subprocess.Popen([*COMMAND, *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        return process, json.loads(process.stdout.readline())

    yield start
    for process in processes:
        process.kill()
        process.wait(WAIT_S)
        process.stdin.close()
        process.stdout.close()


def test_it_says_when_it_is_ready_and_ends_with_its_parents_pipe(started):
    process, ready = started("--until-stdin-closes")
    assert [camera["name"] for camera in ready["cameras"]] == ["cam-01", "cam-02"]
    with TinyRtsp(ready["cameras"][0]["sub"]) as client:
        assert client.play().status == 200
        assert client.picture()
    answer = ask(ready["control_port"], {"camera": "cam-02", "fault": "404"})
    assert answer == {"ok": True}
    with TinyRtsp(ready["cameras"][1]["main"]) as client:
        assert client.ask("DESCRIBE").status == 404
    assert ask(ready["control_port"], {"sent": "cam-01"})["pictures"] >= 1
    assert ask(ready["control_port"], {"list": True})["cameras"][1]["fault"] == "404"
    wrong = ask(ready["control_port"], {"camera": "cam-77", "fault": "404"})
    assert not wrong["ok"]
    assert "cam-77" in wrong["error"]
    assert not ask(ready["control_port"], {"sent": "cam-01", "role": "third"})["ok"]
    process.stdin.close()
    assert process.wait(WAIT_S) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_sigterm_ends_it(started):
    process, _ = started()
    process.send_signal(signal.SIGTERM)
    assert process.wait(WAIT_S) == 0


def test_a_command_from_another_terminal(capsys):
    with Simulator(simulated_cameras(2)) as simulator:
        control = ControlServer(partial(obey, simulator))
        do = ["simulate", "do", "--control-port", str(control.port)]
        try:
            assert main([*do, "cam-01", "stall", "for_s=1"]) == 0
            assert simulator.faults()["cam-01"].number("for_s") == 1.0
            assert main([*do, "list"]) == 0
            assert "[stall]" in capsys.readouterr().out
            assert main([*do, "*", "ok"]) == 0
            assert simulator.faults() == {}
            assert main([*do, "cam-01", "explode"]) == 2
            assert "explode" in capsys.readouterr().err
        finally:
            control.stop()
    assert main([*do, "list"]) == 2, "nobody is there any more"


def test_a_port_that_is_taken_is_told(capsys):
    with Simulator(simulated_cameras(1)) as simulator:
        assert main(["simulate", "--port", str(simulator.port)]) == 2
    assert "--port" in capsys.readouterr().err


def test_at_least_one_and_at_most_200_cameras():
    for count in ("0", "201"):
        with pytest.raises(SystemExit):
            main(["simulate", "--cameras", count])
