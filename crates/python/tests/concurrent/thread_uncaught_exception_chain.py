"""The traceback of a thread's exception shows its cause."""
import threading


class ConfigError(Exception):
    pass


def load():
    settings = {}
    try:
        return settings["port"]
    except KeyError as error:
        raise ConfigError("no port") from error


t = threading.Thread(target=load)
t.start()
t.join()
print("done")
