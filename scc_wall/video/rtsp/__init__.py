"""RTSP to whole coded pictures: session, auth, SDP, RTP. No Qt, no cv2; runs on the reader's thread that calls it."""
