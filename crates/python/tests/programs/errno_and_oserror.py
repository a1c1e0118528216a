# OSError makes the class that belongs to its number.
import errno
import os

for number in [errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EPIPE, errno.ETIMEDOUT, errno.ECHILD, errno.EISDIR, errno.EINTR, errno.ESRCH, errno.EAGAIN, errno.EINVAL]:
    error = OSError(number, os.strerror(number), "some file")
    print(type(error).__name__, error, error.errno, error.strerror, error.filename, errno.errorcode[number])
print(OSError("just text").errno, OSError(1, "x").args, OSError(2, "x", "f").args, OSError(2, "x", "f", None, "g"), OSError(), repr(OSError(2, "x", "f")))
print(OSError(2, "x", "f", None, "g").filename2, FileNotFoundError(5, "odd").errno, type(FileNotFoundError(1, "x")).__name__, IOError is OSError is EnvironmentError)


class Mine(OSError):
    pass


print(type(Mine(2, "kept")).__name__, Mine(2, "kept"), issubclass(ConnectionResetError, ConnectionError), BlockingIOError(11, "b", 7).characters_written)
for wrong in [lambda: open("/no/such/file"), lambda: os.listdir("/no/such"), lambda: os.stat("/no/such"), lambda: os.remove("/no/such")]:
    try:
        wrong()
    except OSError as error:
        print(type(error).__name__, error.errno == errno.ENOENT, error)
try:
    error = OSError(2, "x")
    error.errno = 5
    print(error, error.errno, error.args)
except AttributeError as problem:
    print(problem)
