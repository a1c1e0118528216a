"""Two threads take turns by means of two semaphores."""
import threading

ping_turn = threading.Semaphore(1)
pong_turn = threading.Semaphore(0)


def player(word, mine, other, rounds):
    for i in range(rounds):
        mine.acquire()
        print(f"{word} {i + 1}")
        other.release()


a = threading.Thread(target=player, args=("ping", ping_turn, pong_turn, 4))
b = threading.Thread(target=player, args=("pong", pong_turn, ping_turn, 4))
b.start()
a.start()
a.join()
b.join()
print("game over")
