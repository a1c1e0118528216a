# Debug mode: coroutines say where they were made, futures from another thread are refused.
import asyncio
import sys
import threading
import warnings

messages = []
warnings.showwarning = lambda message, *rest, **more: messages.append(str(message))

async def forgotten():
    pass

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), sys.get_coroutine_origin_tracking_depth() > 0)
    coro = forgotten()
    print(len(coro.cr_origin) >= 1, coro.cr_origin[0][2])
    coro.close()
    forgotten()
    await asyncio.sleep(0)
    text = messages[-1].splitlines()
    print(text[0], "|", text[1], "|", text[-2].strip().split(",")[-1], text[-1].strip())
    errors = []

    def other():
        try:
            loop.call_soon(print)
        except RuntimeError as error:
            errors.append(str(error))
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    print(errors)

asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(1)
coro = forgotten()
print([(line, name) for _, line, name in coro.cr_origin])
coro.close()
sys.set_coroutine_origin_tracking_depth(0)
print(forgotten().close(), (last := forgotten()).cr_origin, last.close())
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
