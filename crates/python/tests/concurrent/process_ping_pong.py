"""Two processes play ping-pong over a pipe, the parent keeps the score."""
from multiprocessing import Pipe, Process


def player(name, connection, score, serves):
    if serves:
        connection.send(0)
    while True:
        ball = connection.recv()
        score.send(f"{name} hits {ball}")
        if ball >= 5:
            score.send("end")
            return
        connection.send(ball + 1)
        if ball + 1 >= 5:
            return


if __name__ == "__main__":
    left, right = Pipe()
    score, writer = Pipe(duplex=False)
    players = [Process(target=player, args=("ping", left, writer, True)), Process(target=player, args=("pong", right, writer, False))]
    for p in players:
        p.start()
    lines = list(iter(score.recv, "end"))
    for p in players:
        p.join()
    print("\n".join(sorted(lines, key=lambda line: line.split()[-1])))
