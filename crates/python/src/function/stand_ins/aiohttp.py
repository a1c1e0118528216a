"""A stand-in for the package `aiohttp`: its client. No request leaves the page: its service worker answers each one, after the
delay and with as many bytes as the address names (`?delay_ms=300&size_bytes=1000`). A thread waits for each answer."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from _interleave import fetch

_waiting = ThreadPoolExecutor(max_workers=60, thread_name_prefix="aiohttp")


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError, OSError):
    pass


class ClientTimeout:
    def __init__(self, total=None, **_):
        self.total = total


class TCPConnector:
    def __init__(self, limit=100, **_):
        self.limit = limit


class ClientResponse:
    status, reason, ok = 200, "OK", True

    def __init__(self, url, content):
        self.url, self._content = url, content
        self.headers = {"Content-Length": str(len(content)), "Content-Type": "application/octet-stream"}

    async def read(self):
        return self._content

    async def text(self, encoding="utf-8", errors="replace"):
        return self._content.decode(encoding, errors)

    async def json(self, **_):
        import json
        return json.loads(self._content)

    def raise_for_status(self):
        pass

    def release(self):
        pass


class _Request:
    """What `session.get` gives: it can be awaited, or entered by `async with`."""

    def __init__(self, url):
        self._url = str(url)

    async def _answer(self):
        loop = asyncio.get_running_loop()
        try:
            try:
                content = await loop.run_in_executor(_waiting, fetch, self._url)
            except RuntimeError:
                # Without shared memory there are no threads, and the loop waits itself.
                content = fetch(self._url)
        except OSError as error:
            raise ClientConnectionError(str(error)) from None
        return ClientResponse(self._url, content)

    def __await__(self):
        return self._answer().__await__()

    async def __aenter__(self):
        return await self._answer()

    async def __aexit__(self, *_):
        pass


class ClientSession:
    closed = False

    def __init__(self, base_url="", **_):
        self._base = base_url

    def get(self, url, **_):
        return _Request(self._base + str(url))

    post = put = delete = head = get

    def request(self, method, url, **_):
        return self.get(url)

    async def close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.close()
