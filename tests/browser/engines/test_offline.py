"""What a reader has used works without a network, in every engine."""

from urllib.parse import urlsplit

KEPT = """
  async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(caches_.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  }
"""
ALL_KEPT = f"async (paths) => {{ const kept = await ({KEPT})(); return paths.every((one) => kept.includes(one)) }}"


def test_the_check_and_the_pages_that_were_read_stay(reader, server):
    reader.open("/de/checker/#from=max%40firma.de&domain=firma.de")
    reader.sees("output[data-verdict=ok]")
    reader.until("() => document.querySelector('.works-offline')", what="the site works offline")
    reader.open("/de/contact/")
    reader.sees("h1")
    used = {urlsplit(path).path for path in server.asked if "/assets/" in path}
    reader.until(ALL_KEPT, sorted(used), what="everything that was used is kept")
    server.server_close()

    reader.open("/de/checker/")
    reader.type("[name=from]", "max@gmail.com")
    reader.type("[name=domain]", "firma.de")
    reader.click("[type=submit]")
    reader.sees("output[data-verdict=problem]")
    reader.open("/de/contact/")
    reader.sees("h1")
