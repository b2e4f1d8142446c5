"""The speed table of specs/video.md: the wall and its peers side by side, on the same streams, in the same run.

`clips` draws → `gst_server` (a foreign RTSP server) sends → a contestant (`peers`, `wall`) shows on an X screen in
memory (`screen`) → `eyes` reads the stamps of every tile back → `trial` makes figures → `table` prints them.
All contestants are judged by what stands on the screen and by /proc alone, never by what they say of themselves.
"""
