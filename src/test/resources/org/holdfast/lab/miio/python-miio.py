# SPDX-License-Identifier: GPL-3.0-or-later
#
# Switches one property of a MIoT device on and off with python-miio, as often as asked, and prints what it read each
# time. Arguments: address, token, siid, piid, how often.

import json
import sys

from miio import Device

address, token, siid, piid, times = sys.argv[1:]
place = {"did": "relay", "siid": int(siid), "piid": int(piid)}
device = Device(address, token)
print(json.dumps(device.send("miIO.info")["model"]))
for turn in range(int(times)):
    wanted = turn % 2 == 0
    taken = device.send("set_properties", [dict(place, value=wanted)])
    read = device.send("get_properties", [place])
    print(json.dumps([taken[0]["code"], read[0]["value"]]), flush=True)
