"""Commands to running PTZ cameras, over the control port of `simulator.control` or typed at its prompt.

Beside what `simulator.control` knows of streams (`fault`), one request a line::

    {"camera": "ptz-01", "quirk": "nat", "parameters": {"host": "192.0.2.9"}}   camera "*": all at once
    {"camera": "ptz-01", "quirk": "nat", "on": false}     that quirk off again
    {"camera": "ptz-01", "fault": null}                   every quirk and fault off
    {"list": true}                                        cameras, addresses, quirks, where they look
    {"received": "ptz-01"}                                every command that reached it
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from scc_wall.base.told import Told
from scc_wall.simulator import control
from scc_wall.simulator.faults import Fault, UnknownFaultError
from scc_wall.simulator.onvif.quirks import Quirk, quirk_named
from scc_wall.simulator.onvif.simulator import PtzSimulator

OFF: Final = "off"


def obey(simulator: PtzSimulator, request: dict[str, Any]) -> dict[str, Any]:
    """Do what a request asks and return the answer; raises SccError for what a person got wrong."""
    if request.get("list"):
        return {"ok": True, "cameras": simulator.listing()}
    if "received" in request:
        received = simulator.device(str(request["received"])).received()
        return {"ok": True, "received": [asdict(one) for one in received]}
    names = simulator.names if request.get("camera") == control.EVERY else (str(request.get("camera")),)
    if "quirk" in request:
        quirk = quirk_named(str(request["quirk"]))
        for name in names:
            if request.get("on", True):
                simulator.set_quirk(name, quirk, **(request.get("parameters") or {}))
            else:
                simulator.device(name).clear_quirk(quirk)
        return {"ok": True}
    if "camera" in request and request.get("fault") is None:
        for name in names:
            simulator.device(name).clear_quirk()
    return control.obey(simulator.streams, request)


def words_to_request(words: Sequence[str]) -> dict[str, Any]:
    """Return the request of `CAMERA QUIRK [name=value …]`, `CAMERA QUIRK off`, or what cameras' streams understand.

    Raises
    ------
    UnknownFaultError
        If it is none of them.
    """
    if len(words) < 2 or words[1] == control.CURED or not _is_quirk(words[1]):
        return control.words_to_request(words)
    camera, quirk, *rest = words
    if rest == [OFF]:
        return {"camera": camera, "quirk": quirk, "on": False}
    request = control.words_to_request([camera, str(Fault.STALL), *rest])
    return {"camera": camera, "quirk": quirk, "parameters": request["parameters"]}


def _is_quirk(word: str) -> bool:
    """Whether a word names a quirk; False for a fault, raises UnknownFaultError if it is neither."""
    if word in set(Quirk):
        return True
    if word in set(Fault):
        return False
    raise UnknownFaultError(
        Told("gangguan {word} tidak ada", "there is no fault or quirk {word}").format(word=repr(word)),
        todo=Told("pilih: {all}", "choose one of: {all}").format(all=", ".join([*Quirk, *Fault])),
    )
