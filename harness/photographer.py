# Part of after_sales. LGPL-3.
"""Take the pictures that ``shots`` plans, which are its input. Runs in the private environment, where playwright is."""

import contextlib
import json
import sys

from playwright.sync_api import Browser, Error, Page, TimeoutError, sync_playwright

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
DRAWN = ".o_action_manager > *, #wrapwrap"  # the back end has drawn something, or this is a page of the portal
PATIENCE = 60_000  # ms


def main() -> int:
    """Visit every page in every size; 1 if a page could not be photographed."""
    plan, failed = json.load(sys.stdin), 0
    with sync_playwright() as playwright:
        # Root's Chromium runs only without its sandbox; the pages are our own.
        browser = playwright.chromium.launch(executable_path=plan["browser"], args=["--no-sandbox", "--disable-gpu"])
        for size in SIZES:
            for login in dict.fromkeys(visit["login"] for visit in plan["visits"]):
                visits = [visit for visit in plan["visits"] if visit["login"] == login]
                failed += _session(browser, plan, size, login, visits)
        browser.close()
    return int(bool(failed))


def _session(browser: Browser, plan: dict, size: str, login: str, visits: list[dict]) -> int:
    context = browser.new_context(base_url=plan["base"], color_scheme="light", **SIZES[size])
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


def _photograph(page: Page, visit: dict, file: str) -> int:
    complaints: list[str] = []

    def hear(message):
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", hear)
    try:
        page.goto(visit["path"], wait_until="domcontentloaded")
        page.wait_for_selector(DRAWN)
        _wait_for_quiet(page)
        page.wait_for_timeout(SETTLE)
        page.screenshot(path=file)
    except Error as fault:
        complaints.append(str(fault).splitlines()[0])
    page.remove_listener("console", hear)
    print(f"  {file}" + "".join(f"\n      {text[:300]}" for text in complaints))
    return int(bool(complaints))


sys.exit(main())
