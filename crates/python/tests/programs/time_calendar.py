# Moments as tuples and as text, in UTC.
import os
import time

os.environ["TZ"] = "UTC"
time.tzset()
for seconds in (0, 1, 951782400, 951868799.9, 1e9, -1, -86401, 4102444799, 1735689599, 1609459200, -62135596800):
    moment = time.gmtime(seconds)
    print(seconds, tuple(moment), time.mktime(moment))
    print(time.asctime(moment), "|", time.ctime(seconds))
    print(time.strftime("%a %A %b %B %d %e %H %I %j %m %M %p %S %U %w %W %y %Y %%|%D|%F|%R|%T|%G %V %u|%c|%x|%X", moment))
print(time.gmtime(0))
print(time.localtime(0).tm_zone, time.localtime(0).tm_gmtoff, time.gmtime(86400).tm_mday)
print(time.struct_time((2024, 2, 29, 12, 30, 15, 3, 60, 0)))
print(time.strftime("%-d.%-m. %_H:%M", time.gmtime(0)), time.strftime("%Q", time.gmtime(0)))
for call in (
    lambda: time.struct_time((1, 2)),
    lambda: time.strftime("%Y", (2024, 13, 1, 0, 0, 0, 0, 1, 0)),
    lambda: time.strftime("%Y", (2024, 1, 1, 25, 0, 0, 0, 1, 0)),
    lambda: time.mktime((1, 2)),
    lambda: time.gmtime("x"),
    lambda: time.gmtime(float("nan")),
    lambda: time.get_clock_info("x"),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
info = time.get_clock_info("monotonic")
print(info.monotonic, info.adjustable, info.resolution, info.implementation)
print(time.strptime("2024-02-29 12:30", "%Y-%m-%d %H:%M"))

for arguments in ((b"2009", "%Y"), ("2009", b"%Y")):
    try:
        time.strptime(*arguments)
    except TypeError as error:
        print(error)
