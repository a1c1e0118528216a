"""as_completed yields each future once, also those given twice or done already."""
from concurrent.futures import ThreadPoolExecutor, as_completed


def length(word):
    return len(word)


words = ["apple", "fig", "banana", "kiwi"]
with ThreadPoolExecutor(max_workers=4) as executor:
    future_to_word = {executor.submit(length, word): word for word in words}
    lengths = {}
    for future in as_completed(future_to_word):
        lengths[future_to_word[future]] = future.result()
    for word in sorted(lengths):
        print(f"{word!r} has {lengths[word]} letters")
    done = list(future_to_word)
    print(len(list(as_completed(done + done))))
    print(list(as_completed([])))
