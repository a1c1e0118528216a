# time: sleeping, clocks that only go forward, text of moments both ways, errors.
import time

before, process = time.monotonic(), time.process_time()
time.sleep(0.02)
print(time.monotonic() - before >= 0.019, time.perf_counter_ns() > 0, time.time_ns() // 10**9 - int(time.time()) in (0, 1), time.thread_time() >= 0, time.process_time() >= process, time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable is not None)
moment = time.gmtime(86400 * 365)
print(moment, moment.tm_year, moment[1], tuple(moment), time.strftime("%Y-%m-%d %H:%M:%S %j %a %b", moment), time.asctime(moment), time.gmtime(0).tm_wday, time.strptime("2024-02-29 13:05", "%Y-%m-%d %H:%M")[:6], time.strptime("Mar 3, 99", "%b %d, %y").tm_year, time.mktime(time.localtime(10**9)) == 10**9, time.ctime(0)[-4:], moment == time.gmtime(86400 * 365), moment < time.gmtime(86400 * 366), time.struct_time(range(9)), len(moment), time.strftime("%%|%d", (2024, 1, 5, 0, 0, 0, 0, 5, 0)))
for wrong in [lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.strptime("x", "%Y"), lambda: time.strptime("2024 x", "%Y"), lambda: time.strftime("%Y", (1,)), lambda: time.mktime(5), lambda: time.gmtime("a"), lambda: time.struct_time((1, 2)), lambda: time.strftime("%Y", (2024, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.get_clock_info("none"), lambda: time.asctime("x"), lambda: time.gmtime(10**20), lambda: setattr(moment, "tm_year", 1), lambda: time.sleep(), lambda: time.sleep(float("nan"))]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
