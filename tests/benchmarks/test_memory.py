"""Whether a page keeps its memory that is left playing, as during a lecture. It takes ten minutes."""

from pathlib import Path

from playwright.sync_api import Browser

MINUTES = 10
MOST = 20
"""So many megabytes may be added."""
HELD = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")
"""What the scripts of a tab hold, as the browser tells it."""
PAGE = 4096
"""The bytes of a page of memory, by which Linux counts."""


def test_a_page_left_playing(browser: Browser, server: str) -> None:
    """What its scripts hold after a collection, and where Linux tells it the memory of all the tab's process."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{server}/?loop=true&panels=contour,loss,grad_norm,distance")
    page.wait_for_selector("body[data-ready]")
    page.wait_for_load_state("networkidle")
    tab, whole = page.context.new_cdp_session(page), browser.new_browser_cdp_session()
    page.keyboard.press("Space")
    heaps, processes = [], []
    for minute in range(MINUTES + 1):
        # The first minute fills what is kept for good.
        page.wait_for_timeout(60_000)
        tab.send("HeapProfiler.collectGarbage")
        usage = tab.send("Runtime.getHeapUsage")
        heaps.append(sum(usage.get(part, 0) for part in HELD) / 1e6)
        known = whole.send("SystemInfo.getProcessInfo")["processInfo"]
        tables = [Path(f"/proc/{one['id']}/statm") for one in known if one["type"] == "renderer"]
        processes.append(sum(int(table.read_text().split()[1]) for table in tables if table.exists()) * PAGE / 1e6)
        print(f"\nafter {minute + 1} min: scripts {heaps[-1]:.1f} MB, process {processes[-1]:.1f} MB", end="")
    assert heaps[-1] - heaps[0] < MOST
    assert processes[-1] - processes[0] < MOST
    page.context.close()
