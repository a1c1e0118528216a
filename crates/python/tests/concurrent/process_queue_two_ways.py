"""A parent sends work to a child by one queue and gets results by another."""
import multiprocessing as mp


def upper_all(inbox, outbox):
    for text in iter(inbox.get, "STOP"):
        outbox.put((text, text.upper()))
    outbox.put("child is done")


if __name__ == "__main__":
    inbox, outbox = mp.Queue(), mp.Queue()
    p = mp.Process(target=upper_all, args=(inbox, outbox))
    p.start()
    for text in ("alpha", "beta"):
        inbox.put(text)
        print(*outbox.get())
    inbox.put("STOP")
    print(outbox.get())
    p.join()
