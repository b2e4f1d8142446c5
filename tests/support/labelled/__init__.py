"""Pages as they stand on websites of Indonesian governments, clean and hacked, each with its label (tools/content_bench.py).

Written by hand for this purpose; names of persons and sites of gamblers are invented, hosts end in `.example` or are
names that nobody is asked for: nothing here is ever fetched.
"""
