"""Sends descriptors to other processes: the kernel keeps what they are of until somebody takes it."""

import _multiprocessing

__all__ = ["stop"]


class DupFd:
    """A descriptor on its way. It can be taken once."""

    def __init__(self, fd):
        self._token = _multiprocessing.lend(fd)

    def detach(self):
        return _multiprocessing.take(self._token)


def stop(timeout=None):
    """Nothing has to be stopped: no thread serves."""
