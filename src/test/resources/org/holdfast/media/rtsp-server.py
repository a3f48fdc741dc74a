#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""GStreamer's RTSP server at /sjcam.mov on loopback: a peer that is not ours. Prints its port in one line.

Arguments: WIDTH HEIGHT [sound] [basic|digest]; with the last it wants the name anna and the password s3cret
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

Gst.init(None)
width, height = int(sys.argv[1]), int(sys.argv[2])
launch = (
    "( videotestsrc is-live=true pattern=smpte ! video/x-raw,width=%d,height=%d,framerate=30/1 "
    "! x264enc tune=zerolatency key-int-max=15 bitrate=1600 speed-preset=ultrafast "
    "! h264parse ! rtph264pay name=pay0 pt=96 config-interval=1" % (width, height)
)
if "sound" in sys.argv:
    launch += " audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay name=pay1 pt=0"
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(launch + " )")
factory.set_shared(False)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")
if "basic" in sys.argv or "digest" in sys.argv:
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "user")
    if "basic" in sys.argv:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic("anna", "s3cret"), token)
    else:
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest("anna", "s3cret", token)
    server.set_auth(auth)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_permission_for_role("user", "media.factory.access", True)
    permissions.add_permission_for_role("user", "media.factory.construct", True)
    factory.set_permissions(permissions)
server.get_mount_points().add_factory("/sjcam.mov", factory)
if server.attach(None) == 0:
    sys.exit("The RTSP server could not listen")
print(server.get_bound_port(), flush=True)
loop = GLib.MainLoop()
# The test closes our standard input when it is done, also when it is killed.
GLib.io_add_watch(sys.stdin, GLib.IO_HUP | GLib.IO_IN, lambda *unused: loop.quit())
loop.run()
