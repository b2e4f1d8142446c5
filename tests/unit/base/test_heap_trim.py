"""Memory that was freed goes back to the system, again and again, until it is closed."""

import subprocess
import sys
import threading

import pytest

from scc_wall.base.heap_trim import HeapTrimmer

FREED_IN_PIECES = """
import ctypes
from scc_wall.base.heap_trim import malloc_trim

def own_kib():
    with open("/proc/self/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Anonymous:"))

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
blocks = [libc.malloc(20_000) for _ in range(2000)]
for block in blocks:
    libc.memset(block, 1, 20_000)
for number, block in enumerate(blocks):
    if number % 20:  # one of twenty stays, and the last: nothing lies free at the end
        libc.free(block)
before = own_kib()
malloc_trim()()
print(before, own_kib())
"""


def test_it_trims_soon_and_again_until_closed():
    trims = threading.Semaphore(0)
    trimmer = HeapTrimmer(trims.release, first_after_s=0.0, every_s=0.0)
    assert all(trims.acquire(timeout=10.0) for _ in range(3))
    trimmer.close()
    trimmer.close()
    while trims.acquire(blocking=False):
        pass
    assert not trims.acquire(timeout=0.05)


def test_what_is_due_once_the_program_settled_comes_once_and_before_the_first_time():
    said: list[str] = []
    done = threading.Semaphore(0)

    def trim() -> None:
        said.append("trim")
        done.release()

    trimmer = HeapTrimmer(trim, first_after_s=0.0, every_s=0.0, settled=lambda: said.append("settled"))
    assert all(done.acquire(timeout=10.0) for _ in range(2))
    trimmer.close()
    assert said[:3] == ["settled", "trim", "trim"]


def test_closing_does_not_wait_for_the_next_time():
    HeapTrimmer(lambda: None, first_after_s=3600.0).close()


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's")
def test_what_lies_free_between_blocks_in_use_is_given_back():
    done = subprocess.run([sys.executable, "-c", FREED_IN_PIECES], capture_output=True, text=True, check=True)
    before_kib, after_kib = map(int, done.stdout.split())
    assert before_kib - after_kib > 25_000  # of 37,000


LARGE_BLOCKS = """
import ctypes
from scc_wall.base.heap_trim import keep_large_blocks_apart

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
keep_large_blocks_apart()
libc.free(libc.malloc(8_000_000))  # from now on glibc would keep what is smaller on its heap
block = libc.malloc(4_000_000)

def mapped():
    with open("/proc/self/maps") as file:
        spans = (line.split()[0].split("-") for line in file)
        return any(int(begin, 16) <= block < int(end, 16) for begin, end in spans)

before = mapped()
libc.free(block)
print(before, mapped())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's")
def test_a_large_block_is_gone_with_its_pages_once_it_is_freed():
    done = subprocess.run([sys.executable, "-c", LARGE_BLOCKS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
