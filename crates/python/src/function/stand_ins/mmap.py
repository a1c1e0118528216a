"""`mmap`, of shared memory alone: there is no other file that could be mapped."""

import _posixshmem

ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = 0, 1, 2, 3
PAGESIZE = ALLOCATIONGRANULARITY = 4096


def mmap(fileno, length, *args, **kwargs):
    """The block of memory itself, which `memoryview` takes."""
    if fileno not in _posixshmem._names:
        raise OSError("only memory of multiprocessing.shared_memory can be mapped: a page has no files")
    return _posixshmem.block_of(fileno, length)
