"""ONVIF, leniently: wire → soap (who signs how) → device, media and PTZ services → a camera's survey and its PTZ."""
