# Calendars as text, weeks, leap years, iterators.
import calendar

print(calendar.month(2024, 2), calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(2000, 2025), tuple(map(int, calendar.monthrange(2024, 2))), calendar.weekday(2024, 5, 17))
print(calendar.TextCalendar(6).formatmonth(2023, 10, w=3, l=1))
print(calendar.monthcalendar(2024, 9), calendar.day_name[0], list(calendar.day_abbr), calendar.month_name[12], list(calendar.month_abbr)[1:4], calendar.SUNDAY, calendar.firstweekday())
cal = calendar.Calendar(2)
print(list(cal.iterweekdays()), list(cal.itermonthdays(2024, 2))[:8], list(cal.itermonthdays2(2024, 2))[:4], cal.monthdayscalendar(2024, 2)[0], next(iter(cal.itermonthdates(2024, 3))), len(cal.yeardayscalendar(2024)))
print(calendar.timegm((1970, 1, 2, 0, 0, 1)), calendar.HTMLCalendar().formatmonth(2024, 2)[:120], calendar.weekheader(3))
print(calendar.calendar(2025, w=2, l=1, c=6, m=3)[:300])
for wrong in [lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9), lambda: calendar.month("a", 1)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
