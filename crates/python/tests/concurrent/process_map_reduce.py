"""Map and reduce with processes and queues by hand: letters counted in shards."""
from collections import defaultdict
from multiprocessing import Process, Queue


def mapper(lines, shards):
    for line in lines:
        for word in line.split():
            shards[len(word) % 2].put((word, 1))
    for shard in shards:
        shard.put(None)


def reducer(shard, mappers, results):
    counts = defaultdict(int)
    while mappers:
        pair = shard.get()
        if pair is None:
            mappers -= 1
        else:
            counts[pair[0]] += pair[1]
    results.put(dict(counts))


if __name__ == "__main__":
    lines = ["a rose is a rose", "is a rose", "a daisy is not a rose"]
    shards, results = [Queue(), Queue()], Queue()
    processes = [Process(target=mapper, args=(lines, shards))]
    processes += [Process(target=reducer, args=(shard, 1, results)) for shard in shards]
    for p in processes:
        p.start()
    counts = results.get() | results.get()
    for p in processes:
        p.join()
    print(sorted(counts.items()))
