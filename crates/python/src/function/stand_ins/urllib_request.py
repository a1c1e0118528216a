"""A stand-in for `urllib.request`. No request leaves the page: its service worker answers each one, after the delay and with
as many bytes as the address names (`?delay_ms=300&size_bytes=1000`)."""

import io
from urllib.error import URLError

from _interleave import fetch


class Request:
    def __init__(self, url, data=None, headers={}, method=None, **_):
        self.full_url, self.data, self.headers, self.method = url, data, dict(headers), method


class _Response(io.BytesIO):
    status = code = 200
    reason = msg = "OK"

    def __init__(self, url, content):
        super().__init__(content)
        self.url = url
        self.headers = {"Content-Length": str(len(content)), "Content-Type": "application/octet-stream"}

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)


def urlopen(url, data=None, timeout=None, **_):
    address = url.full_url if isinstance(url, Request) else url
    try:
        return _Response(address, fetch(address))
    except OSError as error:
        raise URLError(str(error)) from None


def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url) as response:
        if filename is None:
            raise URLError("name a file: there are no temporary ones here")
        with open(filename, "wb") as file:
            file.write(response.read())
    return filename, response.headers
