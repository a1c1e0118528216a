"""weakref.finalize is called once: by hand, by the end of the object, or not at all after detach."""
import weakref


class Thing:
    pass


def cleanup(name, *, loud=False):
    print("CLEANUP" if loud else "cleanup", name)
    return f"cleaned {name}"


thing = Thing()
f = weakref.finalize(thing, cleanup, "by hand")
print(f.alive, f(), f(), f.alive)
other = Thing()
f = weakref.finalize(other, cleanup, "by the end", loud=True)
print(f.peek()[2:])
del other
print(f.alive, f.peek())
kept = Thing()
f = weakref.finalize(kept, cleanup, "detached")
print(f.detach()[0] is kept, f.alive, f())
