# Dates as text: strftime, strptime, ISO forms, both ways.
from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2024, 5, 7, 14, 3, 9, 45)
print(moment, repr(moment), moment.isoformat("T", "milliseconds"), moment.isoformat(timespec="minutes"), moment.ctime())
print(moment.strftime("%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %U %W %w %% %Z|%z|"))
print(f"{moment:%d.%m.%y}", format(moment, ""), f"{moment.date():%x}", moment.time().strftime("%X"))
print(datetime.strptime("21 Nov 2023 04:05 PM", "%d %b %Y %I:%M %p"), datetime.strptime("2024-01-02T03:04:05.5+0130", "%Y-%m-%dT%H:%M:%S.%f%z"))
print(datetime.strptime("2024 10 1", "%Y %W %w"), datetime.strptime("2024 200", "%Y %j"), repr(datetime.strptime("12", "%y")))
for text in ["2024-05-07", "2024-05-07T01:02", "2024-05-07 01:02:03.000004", "2024-05-07T01:02:03+05:30", "20240507T010203Z", "2024-W19-2"]:
    print(repr(datetime.fromisoformat(text)))
print(date.fromisoformat("2024-12-31"), time.fromisoformat("04:23:01.000384"), time.fromisoformat("T04:23"))
for zone in [timezone.utc, timezone(timedelta(hours=-5, minutes=-30)), timezone(timedelta(hours=2), "CEST")]:
    aware = moment.replace(tzinfo=zone)
    print(aware, aware.tzname(), aware.utcoffset(), aware.astimezone(timezone.utc), zone, repr(zone), f"{aware:%z %Z}")
print(datetime(2024, 1, 1, tzinfo=timezone.utc) == datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))))
print(datetime.fromtimestamp(86400.5, timezone.utc), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp())
for wrong in [lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 1", "%Y"), lambda: datetime.fromisoformat("2024-5-7"),
              lambda: date.fromisoformat("nonsense"), lambda: timezone(timedelta(hours=24)), lambda: datetime.strptime("31", "%Q"),
              lambda: moment - moment.replace(tzinfo=timezone.utc), lambda: moment < moment.replace(tzinfo=timezone.utc),
              lambda: moment.isoformat(timespec="wrong"), lambda: datetime.strptime("30 Feb 2023", "%d %b %Y")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
