"""An array of characters is a string of bytes with value and raw."""
import multiprocessing as mp


def shout(text):
    text.value = text.value.upper()
    text[0] = b"J"


if __name__ == "__main__":
    text = mp.Array("c", b"hello world")
    p = mp.Process(target=shout, args=(text,))
    p.start()
    p.join()
    print(text.value, text.raw, len(text))
    text.value = b"short"
    print(text.value, text.raw, text[1:4])
    try:
        text.value = b"much too long for this"
    except ValueError as error:
        print(error)
    empty = mp.Array("c", 4)
    print(empty.value, empty.raw)
