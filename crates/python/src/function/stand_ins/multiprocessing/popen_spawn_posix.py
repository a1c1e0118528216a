"""Starts a process: what it is to run goes through a pipe, and another pipe ends when the process does."""

import io
import os

import _multiprocessing

from . import popen_fork, resource_sharer, spawn, util
from .context import reduction, set_spawning_popen

__all__ = ["Popen"]


class Popen(popen_fork.Popen):
    method = "spawn"
    DupFd = resource_sharer.DupFd

    def poll(self, flag=os.WNOHANG):
        if self.returncode is None:
            if flag == 0:
                from .connection import wait

                wait([self.sentinel])
            try:
                self.returncode = _multiprocessing.exit_code(self.pid)
            except OSError:
                return None
        return self.returncode

    def _launch(self, process_obj):
        prep_data = spawn.get_preparation_data(process_obj._name)
        data = io.BytesIO()
        set_spawning_popen(self)
        try:
            reduction.dump(prep_data, data)
            reduction.dump(process_obj, data)
        finally:
            set_spawning_popen(None)
        self.sentinel, child_w = os.pipe()
        child_r, parent_w = os.pipe()
        try:
            self.pid = _multiprocessing.start(child_r, child_w)
        finally:
            # The child knows by the writing end whether this process lives.
            self.finalizer = util.Finalize(self, util.close_fds, (self.sentinel, parent_w))
            util.close_fds(child_r, child_w)
        try:
            os.write(parent_w, len(data.getbuffer()).to_bytes(8))
            os.write(parent_w, data.getbuffer())
        except BrokenPipeError:
            pass  # It has ended already: its exit code says how.
