"""Starts Debian's Chromium, headless and with a profile of its own, while a `with` block lasts."""

import contextlib
import os
import pathlib
import tempfile

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from checks import expect, wait_until

BROWSER = "/usr/bin/chromium"
DRIVER = "/usr/bin/chromedriver"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1024,768",
)
BLOCK = 2


class Window:
    """What a person sees and does."""

    def __init__(self, driver, screenshots):
        self.driver = driver
        self._screenshots = screenshots

    def open(self, url):
        """Enters an address."""
        self.driver.get(url)

    def find(self, identifier):
        """The element with this id, or None."""
        found = self.driver.find_elements(By.ID, identifier)
        return found[0] if found else None

    def wait_for(self, identifier):
        """The element with this id, once the page has it."""
        return wait_until(lambda: self.find(identifier), lambda: f"#{identifier} on the page: {self.text()!r}")

    def text(self):
        """All text of the page."""
        return self.driver.find_element(By.TAG_NAME, "body").text

    def message(self):
        """The text of #message, once there is one."""
        return wait_until(
            lambda: (element := self.find("message")) and element.text,
            lambda: f"a message on the page: {self.text()!r}",
        )

    def focused(self):
        """The id of the element that has the keyboard, or its tag in angle brackets."""
        element = self.driver.switch_to.active_element
        return element.get_attribute("id") or f"<{element.tag_name}>"

    def press(self, *keys):
        """Types, wherever the keyboard is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, identifier):
        """Presses Tab until the element with this id has the keyboard; returns the ids on the way."""
        way = []
        for _ in range(12):
            if self.focused() == identifier:
                return way
            self.press(Keys.TAB)
            way.append(self.focused())
        expect(False, f"Tab never reaches #{identifier}, only {way}")

    def press_and_wait(self, key):
        """Presses a key that leads to another page, and waits until the old one is gone."""
        old = self.driver.find_element(By.TAG_NAME, "html")
        self.press(key)
        self._wait_gone(old)

    def click(self, identifier):
        """Clicks an element that leads to another page, and waits until the old one is gone."""
        old = self.driver.find_element(By.TAG_NAME, "html")
        self.wait_for(identifier).click()
        self._wait_gone(old)

    def status(self):
        """The HTTP status of the page."""
        return self.ask("return performance.getEntriesByType('navigation')[0].responseStatus")

    def ask(self, script, *arguments):
        """Evaluates a script that returns something."""
        return self.driver.execute_script(script, *arguments)

    def take_picture(self, name):
        """Writes NAME.png."""
        self.driver.save_screenshot(str(self._screenshots / f"{name}.png"))

    def _wait_gone(self, old):
        def gone():
            try:
                old.is_enabled()
            except WebDriverException:
                # Stale, or asked just between two pages.
                return True
            return False

        wait_until(gone, lambda: f"another page than {self.driver.current_url}: {self.text()!r}")


@contextlib.contextmanager
def window(screenshots, *, javascript=True, phone=None):
    """A window; `phone` is the (width, height) of a touch screen."""
    # No part of Selenium may look for a browser elsewhere.
    os.environ["SE_OFFLINE"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for flag in FLAGS:
        options.add_argument(flag)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": BLOCK})
    if phone:
        width, height = phone
        metrics = {"width": width, "height": height, "pixelRatio": 2.0, "touch": True, "mobile": True}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options.add_argument(f"--user-data-dir={profile}")
        driver = webdriver.Chrome(options, Service(DRIVER))
        try:
            driver.set_page_load_timeout(20)
            driver.set_script_timeout(10)
            yield Window(driver, pathlib.Path(screenshots))
        finally:
            driver.quit()
