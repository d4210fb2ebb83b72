"""The demo's page as a person uses it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Route, expect

DRAWN_MS = 120_000
# These machines are small and noisy; a person would have the answer at once.
ANSWERED_MS = 30_000
DROP = """([name, content]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([content], name));
  document.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
}"""


class Demo:
    """One open page: says things, presses buttons, moves the clock, looks at what came."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        self.outside_requests: list[str] = []
        self.picture_requests = 0
        page.on("console", self._hear)
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("request", self._watch)
        page.goto(address)
        expect(page.locator("#people option").first).to_be_attached()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _watch(self, request: Request) -> None:
        inside = request.url.startswith((self.address, self.address.replace("http", "ws"), "data:"))
        if not inside:
            self.outside_requests.append(request.url)

    def speak_english(self) -> None:
        self.page.locator("#language").click()
        expect(self.page.locator("#send")).to_have_text("Send")

    def become(self, role: str) -> None:
        """Play the first person of a role, as the list words it."""
        option = self.page.locator("#people option", has_text=f" · {role}").first
        person = option.get_attribute("value")
        self.page.locator("#people").select_option(person)
        expect(self.page.locator("body")).to_have_attribute("data-person", person)

    def say(self, text: str) -> Locator:
        """Send a message and return the bot's answer to it."""
        answers = self.page.locator("#entries > li.bot")
        before = answers.count()
        self.page.locator("#text").fill(text)
        self.page.keyboard.press("Enter")
        expect(answers).to_have_count(before + 1, timeout=ANSWERED_MS)
        return answers.nth(before)

    def sends_file(self, path: Path) -> Locator:
        """Pick a file with the paper clip and return the bot's answer to it."""
        with self._next_answer() as answer:
            with self.page.expect_file_chooser() as choosing:
                self.page.locator("#clip").click()
            choosing.value.set_files(path)
        return answer

    def drops_file(self, name: str, content: str) -> Locator:
        """Drop a file on the page and return the bot's answer to it."""
        with self._next_answer() as answer:
            self.page.evaluate(DROP, [name, content])
        return answer

    def presses(self, entry: Locator, label: str) -> Locator:
        """Press a button below a message and return the bot's answer."""
        with self._next_answer() as answer:
            entry.locator(".buttons button", has_text=label).click()
        return answer

    @contextmanager
    def _next_answer(self) -> Iterator[Locator]:
        before = self.entries().count()
        yield self.entries().nth(before)
        expect(self.entries().nth(before)).to_be_visible(timeout=ANSWERED_MS)

    def fetches(self, link: Locator) -> Path:
        """Follow a link to a file and return where it was put."""
        with self.page.expect_download() as fetching:
            link.click()
        return fetching.value.path()

    def jump(self, name: str) -> None:
        """Move the clock and wait until time has passed."""
        button = self.page.locator(f"#jumps button[data-jump={name}]")
        button.click()
        expect(button).to_be_enabled(timeout=DRAWN_MS)

    def enter_first_channel(self) -> None:
        self.page.locator("#rooms button").nth(1).click()

    def enter_direct_messages(self) -> None:
        self.page.locator("#rooms button").first.click()

    def is_wider_than_the_screen(self) -> bool:
        """Tell whether anything would have to be scrolled sideways."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth > innerWidth"
            " || document.querySelector('main').scrollWidth > innerWidth"
            " || document.querySelector('#entries').scrollWidth"
            " > document.querySelector('#entries').clientWidth"
        )

    def cut_tables(self) -> int:
        """Count the tables of which a part lies outside its card."""
        return self.page.locator(".table").evaluate_all(
            "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).length"
        )

    def break_pictures(self, times: int) -> None:
        """Answer the next so many requests for a picture as a server does that cannot draw."""

        def answer(route: Route) -> None:
            self.picture_requests += 1
            if self.picture_requests <= times:
                route.abort()
            else:
                route.continue_()

        self.page.route("**/pictures/*", answer)

    def entries(self) -> Locator:
        return self.page.locator("#entries > li.bot")


def expect_pictures(entry: Locator, at_least: int = 1) -> None:
    """See that pictures are there, loaded, wide enough to read, and told in words."""
    images = entry.locator("img")
    expect(images.nth(at_least - 1)).to_be_visible(timeout=DRAWN_MS)
    for image in images.all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        assert image.evaluate("image => image.naturalWidth") >= 600
        assert image.get_attribute("alt")
