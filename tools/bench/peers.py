"""The peers, each with the best settings found that show every tile; docs/benchmarks.md says what was tried."""

import shutil
import subprocess

from tools.bench.contestant import Task


def _tile(task: Task) -> tuple[int, int]:
    """Return (width, height) of one tile, even numbers as 4:2:0 pictures want."""
    return task.size_px[0] // task.columns // 2 * 2, task.size_px[1] // task.columns // 2 * 2


def _places(task: Task) -> list[tuple[int, int]]:
    return [(round(x), round(y)) for x, y, _, _ in task.tiles()]


def _stack(task: Task, source: str) -> str:
    """Return FFmpeg's filter graph up to the stacked picture; `source` names input number {i}."""
    width, height = _tile(task)
    count = len(task.urls)
    if count == 1:  # xstack wants two at least
        return f"[{source.format(i=0, n=1)}]scale={width}:{height}:flags=fast_bilinear"
    # fps: xstack makes a picture for every new input picture, 900 a second, unless their times lie on one raster.
    scaled = ";".join(
        f"[{source.format(i=i, n=i + 1)}]fps=25,scale={width}:{height}:flags=fast_bilinear[v{i}]" for i in range(count)
    )
    layout = "|".join(f"{x}_{y}" for x, y in _places(task))
    return scaled + ";" + "".join(f"[v{i}]" for i in range(count)) + f"xstack=inputs={count}:layout={layout}"


class Program:
    """What the peers have in common."""

    shows = True

    def __init__(self, name: str, executable: str) -> None:
        self.name = name
        self.executable = executable

    def missing(self) -> str | None:
        """Return why it can't run here, None if it can."""
        return None if shutil.which(self.executable) else f"{self.executable} is not installed"

    def version(self) -> str:
        """Return the first words of its answer to `--version`."""
        flag = "-version" if self.executable == "ffmpeg" else "--version"
        done = subprocess.run([self.executable, flag], capture_output=True, text=True, check=False)
        return " ".join((done.stdout.splitlines() or ["unknown"])[0].split()[:3])

    def prepare(self, task: Task) -> None:
        """Need nothing."""

    def environment(self) -> dict[str, str]:
        """Need nothing."""
        return {}


class GStreamer(Program):
    """compositor → ximagesink: nearest-neighbour scaling and one decoder thread a stream were the cheapest."""

    def __init__(self) -> None:
        super().__init__("GStreamer compositor", "gst-launch-1.0")

    def missing(self) -> str | None:
        """Return which element is not installed, None if all are."""
        if (reason := super().missing()) is not None:
            return reason
        for element in ("rtspsrc", "avdec_h264", "compositor", "ximagesink"):
            done = subprocess.run(["gst-inspect-1.0", "--exists", element], check=False)
            if done.returncode != 0:
                return f"GStreamer's {element} is not installed"
        return None

    def command(self, task: Task) -> list[str]:
        """Return the command line."""
        width, height = _tile(task)
        command = ["gst-launch-1.0", "-q", "compositor", "name=c", "background=black", "max-threads=1"]
        for i, (x, y) in enumerate(_places(task)):
            command += [f"sink_{i}::xpos={x}", f"sink_{i}::ypos={y}"]
        command += f"! video/x-raw,width={task.size_px[0]},height={task.size_px[1]},framerate=25/1".split()
        command += ["!", "videoconvert", "!", "ximagesink", "sync=false"]
        for i, url in enumerate(task.urls):
            decode = "! rtph264depay ! h264parse ! avdec_h264 max-threads=1 ! videoscale method=nearest-neighbour"
            command += ["rtspsrc", f"location={url}", "protocols=tcp", "latency=0", *decode.split()]
            command += f"! video/x-raw,width={width},height={height} ! c.sink_{i}".split()
        return command


class FFmpeg(Program):
    """xstack into an SDL window, or thrown away (`window` False): decoded, scaled and stacked, but not shown."""

    def __init__(self, *, window: bool) -> None:
        super().__init__("FFmpeg xstack" if window else "FFmpeg xstack, no window", "ffmpeg")
        self.shows = window

    def command(self, task: Task) -> list[str]:
        """Return the command line."""
        command = ["ffmpeg", "-nostdin", "-v", "error", "-filter_complex_threads", "1"]
        for url in task.urls:
            # No `-threads 1`: with it everything runs on one thread, which is full at 20 of 25 frames/s (1.01 core);
            # FFmpeg's own choice keeps pace (1.37 cores, 25.1 frames/s; both measured without a window).
            fast = "-rtsp_transport tcp -fflags nobuffer -analyzeduration 0 -probesize 32 -i"
            command += [*fast.split(), url]
        graph = _stack(task, "{i}:v") + "[o]"
        output = "-f sdl wall" if self.shows else "-f null -"
        return [*command, "-filter_complex", graph, "-map", "[o]", "-fps_mode", "passthrough", *output.split()]

    def environment(self) -> dict[str, str]:
        """Keep SDL from drawing by OpenGL in software: that showed 15 instead of 21 frames/s at more cost."""
        return {"SDL_RENDER_DRIVER": "software", "SDL_FRAMEBUFFER_ACCELERATION": "0"}


class Mpv(Program):
    """lavfi-complex over 36 external files → X11 window."""

    def __init__(self) -> None:
        super().__init__("mpv", "mpv")

    def command(self, task: Task) -> list[str]:
        """Return the command line."""
        size = f"--geometry={task.size_px[0]}x{task.size_px[1]}+0+0"
        options = (
            "--no-config --profile=low-latency --no-audio --rtsp-transport=tcp --vo=x11 --hwdec=no --no-border",
            "--vd-lavc-threads=1 --demuxer-lavf-analyzeduration=0 --demuxer-lavf-probesize=32 --cache=no",
            "--demuxer-lavf-o=fflags=+nobuffer --sws-scaler=fast-bilinear --sws-fast=yes --sws-allow-zimg=no",
            "--osc=no --untimed=yes --framedrop=no --vd-queue-enable=no --really-quiet",
        )
        files = [task.urls[0], *[f"--external-file={url}" for url in task.urls[1:]]]
        graph = _stack(task, "vid{n}") + "[vo]"
        return ["mpv", *" ".join(options).split(), size, *files, f"--lavfi-complex={graph}"]
