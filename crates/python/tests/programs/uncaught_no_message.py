class Quiet(Exception):
    pass


class Loud(Quiet):
    def __str__(self):
        return ""


for kind in (Quiet, Loud):
    try:
        raise kind
    except Quiet as e:
        print(type(e).__name__, repr(e), repr(str(e)))
print("now uncaught")
raise Loud("this text is hidden by __str__")
