# Part of after_sales. LGPL-3.
"""Take the pictures that ``shots`` plans, which are its input. Runs in the private environment, where playwright is."""

import contextlib
import json
import sys

from playwright.sync_api import Browser, Error, Page, TimeoutError, sync_playwright

#: As wide and as a phone, and as high as a window is; or so high that what one would scroll to is seen as well.
TALL = 2400
SIZES = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}
SETTLE = 800  # ms for pictures, fonts and animations after the last request
QUIET = 4_000  # ms to wait for the last request
PRESS = "[name='{0}']:visible, .dropdown-item[name='{0}']"
FOLDED = ".o_statusbar_buttons .dropdown-toggle, .o_cp_action_menus button"  # where a phone keeps buttons
#: Headers and labels of which a part is not shown.
CUT_OFF = """() => [...document.querySelectorAll("th .text-truncate, th > span, .o_column_title, .o_form_label, label")]
    .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1 && one.clientWidth)
    .map((one) => one.textContent.trim()).filter(Boolean).join(" | ")"""
DRAWN = (
    ".o_action_manager > *, .o_dialog, #wrapwrap"  # the back end has drawn something, or this is a page of the portal
)
PATIENCE = 60_000  # ms


def main() -> int:
    """Visit every page in every size; 1 if a page could not be photographed."""
    plan, failed = json.load(sys.stdin), 0
    with sync_playwright() as playwright:
        # Root's Chromium runs only without its sandbox; the pages are our own.
        browser = playwright.chromium.launch(executable_path=plan["browser"], args=["--no-sandbox", "--disable-gpu"])
        for size in plan["sizes"]:
            for login in dict.fromkeys(visit["login"] for visit in plan["visits"]):
                visits = [visit for visit in plan["visits"] if visit["login"] == login]
                failed += _session(browser, plan, size, login, visits)
        browser.close()
    return int(bool(failed))


def _session(browser: Browser, plan: dict, size: str, login: str, visits: list[dict]) -> int:
    look = dict(SIZES[size])
    if plan["tall"]:
        look["viewport"] = look["viewport"] | {"height": TALL}
    context = browser.new_context(base_url=plan["base"], color_scheme="light", **look)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    failed = 0
    try:
        _log_in(page, login)
        for visit in visits:
            failed += _photograph(page, visit, f"{plan['folder']}/{visit['name']}-{size}.png")
    except Error as fault:
        print(f"  {login} ({size}): {str(fault).splitlines()[0]}")
        failed += 1
    context.close()
    return failed


def _log_in(page: Page, login: str) -> None:
    page.goto("/web/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/web/login" not in url)


def _wait_for_quiet(page: Page) -> None:
    with contextlib.suppress(TimeoutError):  # some pages never stop asking
        page.wait_for_load_state("networkidle", timeout=QUIET)


def _press(page: Page, name: str) -> None:
    wanted = page.locator(PRESS.format(name))
    if not wanted.count():
        page.locator(FOLDED).first.click(timeout=10_000)
    wanted.first.click(timeout=10_000)
    _wait_for_quiet(page)


def _photograph(page: Page, visit: dict, file: str) -> int:
    complaints: list[str] = []
    cut_off = ""

    def hear(message):
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", hear)
    try:
        page.goto(visit["path"], wait_until="domcontentloaded")
        page.wait_for_selector(DRAWN)
        _wait_for_quiet(page)
        for name in visit["press"]:
            _press(page, name)
        page.wait_for_timeout(SETTLE)
        page.screenshot(path=file)
        cut_off = page.evaluate(CUT_OFF)
    except Error as fault:
        complaints.append(str(fault).splitlines()[0])
    page.remove_listener("console", hear)
    print(f"  {file}" + "".join(f"\n      {text[:300]}" for text in complaints))
    if cut_off:
        print(f"      cut off: {cut_off}")
    return int(bool(complaints))


sys.exit(main())
