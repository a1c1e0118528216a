"""A thread that threading did not start is a _DummyThread when it asks who it is."""
import _thread
import threading

done = threading.Event()
facts = {}


def work():
    me = threading.current_thread()
    facts["class"] = type(me).__name__
    facts["name"] = me.name.startswith("Dummy-")
    facts["daemon"] = me.daemon
    facts["alive"] = me.is_alive()
    done.set()


_thread.start_new_thread(work, ())
done.wait()
print(facts)
