import calendar
import datetime
import pickle
import time

for seconds in (0, 951782400, 1e9 + 0.7, -1, -86400.5, 4102444799, 2**31, -62135596800, 253402300799):
    t = time.gmtime(seconds)
    print(t, tuple(t), t.tm_year, t[6], time.asctime(t), calendar.timegm(t))
    print(time.strftime("%a %A %b %B %c %d %D %e %F %g %G %H %I %j %k %l %m %M %n %p %r %R %s %S %t %T %u %U %V %w %W %x %X %y %Y %% %h", t))
print(time.ctime(86400 * 365), time.mktime((2024, 2, 30, 25, 61, 61, 0, 0, 0)) == time.mktime((2024, 3, 2, 2, 2, 1, 0, 0, -1)))
print(time.strftime("%-d %_d %^a ü %E %Q", time.gmtime(0)).replace("%E %Q", ""), time.strftime("", time.gmtime(0)))
print(time.strptime("2024-02-29 13:45:01", "%Y-%m-%d %H:%M:%S"), time.strptime("Thu Jan  1 00:00:00 1970"), time.strptime("3 Mar 99", "%d %b %y")[:3])
for year in range(2000, 2030):
    for month, day in ((1, 1), (1, 4), (12, 29), (12, 31)):
        date = datetime.date(year, month, day)
        t = date.timetuple()
        assert time.strftime("%G-%V-%u", t) == "%04d-%02d-%d" % date.isocalendar(), date
t = time.struct_time(range(9))
print(t, t == tuple(range(9)), t.n_fields, t.n_sequence_fields, pickle.loads(pickle.dumps(t)) == t, repr(time.struct_time((1,) * 9)), time.gmtime(0).tm_gmtoff)
for use in (
    lambda: time.struct_time((1, 2)), lambda: time.struct_time(1), lambda: time.asctime((2024, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.asctime(5), lambda: time.strftime("%Y", (1, 2)), lambda: time.strftime(1),
    lambda: time.strftime("%d", (2024, 1, 32, 0, 0, 0, 0, 1, 0)), lambda: time.gmtime(float("nan")), lambda: time.gmtime(1e30), lambda: time.strptime("x", "%Y"), lambda: time.get_clock_info("x"),
    lambda: time.sleep("x"), lambda: time.sleep(-1),
):
    try:
        print(use())
    except Exception as error:
        # Python 3.14 says that a float will do, too.
        print(type(error).__name__, str(error).removesuffix(" or float"))
print(isinstance(time.time_ns(), int), time.localtime().tm_year >= 2024, len(time.asctime()), len(time.ctime()), time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
