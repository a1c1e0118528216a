"""current_thread, main_thread and get_ident, inside and outside."""
import threading

facts = {}


def work():
    me = threading.current_thread()
    facts["me"] = me
    facts["ident"] = threading.get_ident()
    facts["main?"] = me is threading.main_thread()


t = threading.Thread(target=work)
t.start()
t.join()
print(facts["me"] is t, facts["ident"] == t.ident, facts["main?"])
main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.daemon, main.is_alive(), type(main).__name__)
print(main.ident != t.ident)
