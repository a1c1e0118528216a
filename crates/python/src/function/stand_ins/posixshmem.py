"""`_posixshmem`: shared memory by names. Its descriptors are files that only have a size; `mmap` gives the block itself."""

import errno
import os

import _multiprocessing

_names = {}


def _failure(number, path):
    return OSError(number, os.strerror(number), path)


def shm_open(path, flags, mode=0o777):
    handle = _multiprocessing.bound(path)
    if handle is None and not flags & os.O_CREAT:
        raise _failure(errno.ENOENT, path)
    if handle is not None and flags & os.O_EXCL:
        raise _failure(errno.EEXIST, path)
    fd = os.open("/dev/shm" + path, os.O_RDWR | os.O_CREAT)
    if handle is not None:
        os.ftruncate(fd, len(_multiprocessing.block(handle)))
    _names[fd] = path
    return fd


def shm_unlink(path):
    if not _multiprocessing.unbind(path):
        raise _failure(errno.ENOENT, path)


def block_of(fd, size):
    path = _names.pop(fd)
    handle = _multiprocessing.bound(path)
    if handle is not None:
        return _multiprocessing.block(handle)
    block = _multiprocessing.new_block(size)
    _multiprocessing.bind(path, block.handle)
    return block
