import threading

from scc_wall.base.stop import StopToken


def test_a_token_is_stopped_once_and_for_all() -> None:
    token = StopToken()
    assert not token.stopped
    assert not token.wait(0)
    token.stop()
    token.stop()
    assert token.stopped
    assert token.wait(1000)


def test_stopping_wakes_who_waits() -> None:
    token, woken = StopToken(), []
    thread = threading.Thread(target=lambda: woken.append(token.wait(30)), name="test:waiter")
    thread.start()
    token.stop()
    thread.join(10)
    assert woken == [True]
