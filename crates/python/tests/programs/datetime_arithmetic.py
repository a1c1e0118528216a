# Dates, times and differences: arithmetic, comparison, rounding and limits.
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta

print(date(2024, 2, 28) + timedelta(days=2), date(2023, 2, 28) + timedelta(days=2), date(2024, 3, 1) - date(2024, 2, 1))
print(datetime(2024, 12, 31, 23, 59, 59) + timedelta(seconds=1), datetime(2024, 1, 1) - datetime(2023, 1, 1, 12))
print(timedelta(days=1, hours=25, minutes=-70, milliseconds=5), repr(timedelta(seconds=-1)), timedelta(weeks=1, microseconds=1))
print(timedelta(hours=1) * 2.5, timedelta(hours=1) / 3, timedelta(hours=5) // timedelta(hours=2), timedelta(hours=5) % timedelta(hours=2))
print(divmod(timedelta(days=1), timedelta(hours=7)), abs(timedelta(-1)), -timedelta(1), timedelta(1) / timedelta(hours=6), timedelta(0.5))
print(timedelta(days=1.5).total_seconds(), timedelta.max, timedelta.min, timedelta.resolution, bool(timedelta()), timedelta(microseconds=0.5))
print(date(2024, 2, 29).replace(year=2028), date.fromordinal(738000), date(2024, 5, 17).toordinal(), date.max, datetime.min)
print(tuple(date(2024, 12, 30).isocalendar()), date(2021, 1, 3).isocalendar().week, date.fromisocalendar(2020, 53, 5), date(2024, 5, 17).weekday())
print(time(25 - 2, 59, 1, 5), repr(time(1, 2)), time(1, 2, 3) < time(1, 3), datetime.combine(date(2024, 1, 2), time(3, 4)), MINYEAR, MAXYEAR)
print(date(2024, 1, 1) < date(2024, 1, 2), date(2024, 1, 1) == datetime(2024, 1, 1), datetime(2024, 1, 1).date() == date(2024, 1, 1))
print(hash(timedelta(1)) == hash(timedelta(hours=24)), sorted([date(2024, 3, 1), date(2023, 3, 1)]), datetime(2024, 1, 2, 3, 4, 5, 6).timetuple()[:])
for wrong in [lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(2023, 13, 1), lambda: time(24), lambda: datetime(2024, 1, 1, 0, 60),
              lambda: date.max + timedelta(1), lambda: timedelta(days=10**9 + 1), lambda: date(2024, 1, 1) + 1, lambda: date(2024, 1, 1) < 5,
              lambda: datetime(2024, 1, 1) < date(2024, 1, 1), lambda: timedelta(1) / 0, lambda: timedelta("a"), lambda: date("2024", 1, 1),
              lambda: date.fromisocalendar(2021, 53, 1), lambda: date(2024, 1), lambda: timedelta(1) + 1]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
