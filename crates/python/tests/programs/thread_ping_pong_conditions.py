# Two threads that take turns, by conditions, by semaphores, by events and by queues.
import queue
import threading


def by_condition(rounds):
    log, turn, condition = [], ["ping"], threading.Condition()

    def play(name, other):
        for _ in range(rounds):
            with condition:
                condition.wait_for(lambda: turn[0] == name)
                log.append(name)
                turn[0] = other
                condition.notify()

    return log, [threading.Thread(target=play, args=pair) for pair in [("pong", "ping"), ("ping", "pong")]]


def by_semaphores(rounds):
    log, ping, pong = [], threading.Semaphore(1), threading.Semaphore(0)

    def play(name, mine, other):
        for _ in range(rounds):
            with_mine = mine.acquire()
            log.append((name, with_mine))
            other.release()

    return log, [threading.Thread(target=play, args=a) for a in [("pong", pong, ping), ("ping", ping, pong)]]


def by_queues(rounds):
    log, there, back = [], queue.Queue(1), queue.Queue(1)

    def server():
        while (ball := there.get()) is not None:
            log.append(ball)
            back.put(ball + 1)

    def client():
        ball = 0
        for _ in range(rounds):
            there.put(ball)
            ball = back.get() * 2
        there.put(None)

    return log, [threading.Thread(target=server), threading.Thread(target=client)]


for way in [by_condition, by_semaphores, by_queues]:
    log, threads = way(4)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(way.__name__, log)
