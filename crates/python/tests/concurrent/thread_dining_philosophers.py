"""Dining philosophers who pick up the fork with the lower number first."""
import threading

NAMES = ["Aristotle", "Buddha", "Confucius", "Descartes", "Epicurus"]


class Philosopher(threading.Thread):
    def __init__(self, name, left, right):
        super().__init__(name=name)
        self.forks = sorted((left, right), key=forks.index)
        self.meals = 0

    def run(self):
        while self.meals < 20:
            with self.forks[0], self.forks[1]:
                self.eat()

    def eat(self):
        self.meals += 1


forks = [threading.Lock() for _ in NAMES]
table = [Philosopher(name, forks[i], forks[(i + 1) % len(NAMES)]) for i, name in enumerate(NAMES)]
for philosopher in table:
    philosopher.start()
for philosopher in table:
    philosopher.join()
    print(f"{philosopher.name:<10} ate {philosopher.meals} times")
print("all forks are on the table:", not any(fork.locked() for fork in forks))
