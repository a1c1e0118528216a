"""Memory for the objects of `sharedctypes`: a block of its own for each."""

import _multiprocessing

__all__ = ["BufferWrapper"]


class BufferWrapper:
    def __init__(self, size):
        if size < 0:
            raise ValueError("Size {0:n} out of range".format(size))
        self._size = size
        self._block = _multiprocessing.new_block(max(size, 1))

    def create_memoryview(self):
        return memoryview(self._block)[: self._size]

    def __getstate__(self):
        return self._size, self._block.handle

    def __setstate__(self, state):
        self._size, handle = state
        self._block = _multiprocessing.block(handle)
