"""Commands to running simulated sites, over the control port of `simulator.control` or typed at its prompt.

One request a line, one answer a line::

    {"site": "dinkes", "fault": "hacked-title"}   site "*": all at once
    {"site": "dinkes", "fault": null}             works again
    {"list": true}                                sites, addresses, faults
    {"resolve": "dinkes.sumselprov.simulasi"}     its addresses, none if the name is missing
"""

from collections.abc import Sequence
from typing import Any

from scc_wall.base.told import Told
from scc_wall.simulator.control import CURED, EVERY
from scc_wall.simulator.faults import UnknownFaultError
from scc_wall.simulator.sites.faults import site_fault_named
from scc_wall.simulator.sites.server import SiteSimulator


def obey(simulator: SiteSimulator, request: dict[str, Any]) -> dict[str, Any]:
    """Do what a request asks and return the answer; raises SccError for what a person got wrong."""
    if request.get("list"):
        return {"ok": True, "sites": simulator.listing()}
    if "resolve" in request:
        return {"ok": True, "addresses": simulator.resolve(str(request["resolve"]))}
    if "site" not in request:
        raise UnknownFaultError(Told("perintah tanpa 'site'", "a command without 'site'"))
    name, wanted = str(request["site"]), request.get("fault")
    fault = None if wanted is None else site_fault_named(str(wanted))
    if name == EVERY:
        simulator.set_fault_everywhere(fault)
    else:
        simulator.set_fault(name, fault)
    return {"ok": True}


def words_to_request(words: Sequence[str]) -> dict[str, Any]:
    """Return the request of `SITE FAULT`, `SITE ok` or `list`; raises UnknownFaultError."""
    if list(words) == ["list"]:
        return {"list": True}
    if len(words) != 2:
        raise UnknownFaultError(
            Told("perintah tidak dikenal", "unknown command"),
            todo=Told("tulis: SITUS GANGGUAN, SITUS ok, atau list", "type: SITE FAULT, SITE ok, or list"),
        )
    site, fault = words
    return {"site": site, "fault": None if fault == CURED else str(site_fault_named(fault))}
