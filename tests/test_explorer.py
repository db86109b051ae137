"""The explorer of a release, served by Python's own server and used in a real Chromium.

What the index files hold is tried in tests/test_explorer_index.py. All texts, names and places are invented.
"""

from __future__ import annotations

import functools
import gzip
import itertools
import json
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import duckdb
import pytest

from pipelines.release.explorer import parts, search
from pipelines.release.explorer.parts import write_part
from pipelines.release.explorer.search import token_part
from pipelines.release.explorer.write import PAGE
from schemas import ids
from tests.conftest import Built
from tests.test_release import WORDS, Corpus, harbour, make, sha256
from tests.test_ui import CHROMIUM, FLAGS

SUMS = "SHA256SUMS"
OVERVIEW = "/explorer/data/overview.json"
OWN = ("explorer/", "console/", "index.html")
UNITS = {"bytes": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}
HOSTILE = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 2">',
    "</title></h1><svg onload='window.hacked = 3'><style>* { display: none }</style>",
    "<iframe srcdoc='<script>parent.hacked = 4</script>'></iframe><b onclick='alert(1)'>b</b>",
    "javascript:window.hacked=5",
    "data:text/html,<script>alert(6)</script>",
    "\u202ethgir ot tfel\u202d \u2067left to right",
    "'; DROP TABLE claims; --",
    "${7*7} {{7*7}} #{7*7} `${window.hacked = 7}`",
    "Quay" + "x" * 3000,
    "__proto__ constructor toString",
    "&lt;b&gt; &amp; %3Cscript%3E -->]]><!--",
)
ADDRESSES = (
    "javascript:window.hacked=8",
    "data:text/html,<script>alert(9)</script>",
    " javascript:window.hacked=10",
    "java\nscript:window.hacked=11",
    "//elsewhere.example/a",
    "vbscript:alert(12)",
    "file:///etc/hostname",
    'https://elsewhere.example/"><img src=x onerror="window.hacked = 13">',
    "https://elsewhere.example/a",
)

FORMER = "() => { window.former = document.querySelector('main h1'); }"
# The page is there.
THERE = "(({ h1 }) => h1 && h1 !== window.former && !h1.closest('.late'))({ h1: document.querySelector('main h1') })"
# Text nodes whose contrast with what is behind them is too low, by WCAG 2.2; and how many there were to look at.
CONTRAST = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parsed = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const colour = element ? parsed(getComputedStyle(element).backgroundColor) : [255, 255, 255, 1];
    return colour[3] === 1 ? colour : over(colour, ground(element.parentElement));
  };
  const luminance = (colour) => {
    const linear = colour.slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const low = [];
  let looked = 0;
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const words = texts.currentNode.textContent.trim();
    if (!words || !element.checkVisibility() || element.closest(".unseen, title, desc")) continue;
    const style = getComputedStyle(element);
    const drawn = element.closest("svg");
    const behind = ground(drawn ? drawn.parentElement : element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(over(parsed(drawn ? style.fill : style.color), behind), behind);
    looked += 1;
    if (found < (large ? 3 : 4.5)) low.push([words.slice(0, 40), found.toFixed(2)]);
  }
  return { looked, low };
}"""
# What a page must never hold, whatever the texts are.
FOREIGN = """() => {
  const elements = [...document.querySelectorAll("body *")];
  const never = "script, style, link, meta, base, img, iframe, object, embed, audio, video, [style], [srcdoc]";
  const addresses = [...document.querySelectorAll("a")].map((link) => link.href.baseVal ?? link.href);
  return [
    ...elements.filter((element) => element.matches(never)).map((element) => element.outerHTML),
    ...elements.filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on")))
      .map((element) => element.outerHTML),
    ...addresses.filter((address) => !/^https?:$/.test(new URL(address).protocol)),
    ...[...document.querySelectorAll("a")].filter((link) => link.origin !== location.origin)
      .filter((link) => !["noopener", "noreferrer", "nofollow"].every((word) => link.relList.contains(word))
        || link.target !== "_blank" || link.referrerPolicy !== "no-referrer")
      .map((link) => link.outerHTML),
  ].map((text) => text.slice(0, 200));
}"""


@dataclass
class Site:
    """A release that is served: where, and what was asked for."""

    folder: Path
    address: str
    asked: list[str] = field(default_factory=list)

    def data(self) -> list[str]:
        """The index files that were asked for, and forget them."""
        found = [path for path in self.asked if path.startswith("/explorer/data/")]
        self.asked.clear()
        return found

    def whole(self, kind: str) -> dict[str, Any]:
        """All records of `kind`, as the parts hold them."""
        paths = (self.folder / "explorer" / "data" / kind).glob("*.json.gz")
        return {key: row for path in paths for key, row in json.loads(gzip.decompress(path.read_bytes())).items()}


class Handler(SimpleHTTPRequestHandler):
    asked: list[str]
    unpacking = False
    held: tuple[str, threading.Event] | None = None

    def do_GET(self) -> None:
        if self.held and self.path == self.held[0]:
            self.held[1].wait(30)
        super().do_GET()

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        self.asked.append(self.path)

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def end_headers(self) -> None:
        if self.unpacking and self.path.endswith(".gz"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


@contextmanager
def served(folder: Path, **more: Any) -> Iterator[Site]:
    asked: list[str] = []
    handler = type("Noting", (Handler,), {"asked": asked, **more})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Site(folder, f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        # Whatever asks for another address gets no answer.
        alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, alone])
        yield browser
        browser.close()


@contextmanager
def opened(chromium: Any, site: Site, route: str = "", *, width: int = 1280, **options: Any) -> Iterator[Any]:
    """A page of the explorer. Fails for a request elsewhere, a dialog, an error, or a breach of the policy."""
    wrong: list[str] = []
    context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
    context.on(
        "request",
        lambda request: None if request.url.startswith((site.address, "data:")) else wrong.append(request.url),
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.add_init_script("addEventListener('securitypolicyviolation', e => console.error('policy', e.blockedURI))")
    page.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    page.wrong = wrong
    site.asked.clear()
    try:
        page.goto(f"{site.address}/{route}")
        if options.get("java_script_enabled", True):
            settled(page)
        yield page
    finally:
        context.close()
    assert wrong == []


def until(page: Any, condition: str) -> None:
    """Wait until `condition` holds in the page."""
    page.evaluate(
        f"""async () => {{
          const patience = performance.now() + 30000;
          while (!({condition})) {{
            if (performance.now() > patience) throw new Error(`not so under ${{location.hash}}`);
            await new Promise((drawn) => requestAnimationFrame(drawn));
          }}
        }}"""
    )


def settled(page: Any) -> None:
    """Wait until the page is there, and its plots are drawn: these wait for the width, known a frame later."""
    until(page, THERE)
    until(page, "await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))")


def after(page: Any, act: Callable[[], Any]) -> None:
    """Do what leads to another page, and wait for it."""
    page.evaluate(FORMER)
    act()
    settled(page)


def go(page: Any, route: str) -> None:
    after(page, lambda: page.evaluate("route => { location.hash = route; }", route))


def heading(page: Any) -> str:
    text: str = page.locator("main h1").text_content()
    return text


def focused(page: Any, property: str = "tagName") -> str:
    found: str = page.evaluate("property => document.activeElement[property]", property)
    return found


def release_of(outputs: Path) -> Path:
    version = json.loads((outputs / "releases" / "latest.json").read_text())["version"]
    return outputs / "releases" / str(version)


@pytest.fixture(scope="module")
def site(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The release of the shipped sample; it is not built where there is no browser."""
    sample: Built = request.getfixturevalue("sample")
    assert sample.success
    with served(release_of(sample.outputs)) as found:
        yield found


@pytest.fixture
def page(site: Site, chromium: Any) -> Iterator[Any]:
    with opened(chromium, site) as found:
        yield found


def asked_of(site: Site, query: str) -> list[tuple[Any, ...]]:
    """Rows of the release's own database."""
    with duckdb.connect(str(site.folder / "onrecord.duckdb"), read_only=True) as database:
        return database.execute(query).fetchall()


def contested(site: Site) -> tuple[str, str]:
    """Id and statement of the most contested claim."""
    ((claim, statement),) = asked_of(site, "SELECT claim_id, statement FROM contested_claims LIMIT 1")
    return claim, statement


# --- the sample -------------------------------------------------------------------------------------------------------


def test_the_most_contested_claim_is_on_the_first_page_and_is_found_by_its_words(page: Any, site: Site) -> None:
    claim, statement = contested(site)
    assert heading(page) == "Who said what, in which news"
    assert page.locator(f'main a[href="#/claim/{claim}"]').text_content() == statement
    ((articles, claims),) = asked_of(site, "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims)")
    told = dict(zip(page.locator("dl dt").all_text_contents(), page.locator("dl dd").all_text_contents(), strict=True))
    assert (told["articles"], told["claims"]) == (f"{articles:,}", f"{claims:,}")

    word = max(re.findall(r"[A-Za-z]+", statement), key=len)
    after(page, lambda: page.fill("#query", word[:-1]))
    assert unquote(page.url).endswith(f"#/search/{word[:-1]}")
    found = page.locator("main ol").first.locator("a")
    assert found.first.get_attribute("href").startswith("#/claim/")
    assert statement in found.all_text_contents()
    assert word in page.locator("main mark").all_text_contents()


def test_the_positions_of_a_claim_are_those_of_the_database(page: Any, site: Site) -> None:
    claim, statement = contested(site)
    after(page, page.locator(f'main a[href="#/claim/{claim}"]').click)
    assert heading(page) == statement
    shown = page.locator(".sides-of li").evaluate_all(
        "items => items.map(item => [item.querySelector('a').getAttribute('href'), item.querySelector('a').textContent,"
        " item.querySelector('.how').textContent.trim().replaceAll(' ', '_')])"
    )
    expected = asked_of(
        site,
        f"SELECT '#/speaker/' || speaker_id, name, stance FROM positions JOIN speakers USING (speaker_id) "
        f"WHERE claim_id = '{claim}'",
    )
    assert sorted(map(tuple, shown)) == sorted(expected) and len(expected) > 5
    sides = {
        side: {stance for _, _, stance in expected} & stances
        for side, stances in (("side-for", {"asserts", "confirms"}), ("side-against", {"denies"}))
    }
    for side, stances in sides.items():
        how = page.locator(f".{side} .how").all_text_contents()
        assert {text.strip() for text in how} >= stances != set()


def test_all_quotations_of_a_claim_stand_under_their_origins(page: Any, site: Site) -> None:
    claim, _ = contested(site)
    go(page, f"#/claim/{claim}")
    more = page.locator(".quotations + .more")
    while more.is_visible():
        more.click()
    expected = asked_of(site, f"SELECT quote_id, origin_id FROM attributed_claims WHERE claim_id = '{claim}'")
    assert page.locator(".quotation").count() == len({origin for _, origin in expected})
    groups = page.locator(".quotation").evaluate_all(
        "items => items.map(item => [item, ...item.querySelectorAll('[id^=q_]')].map(one => one.id))"
    )
    together: dict[str, set[str]] = {}
    for quotation, origin in expected:
        together.setdefault(origin, set()).add(quotation)
    assert {frozenset(group) for group in groups} == {frozenset(group) for group in together.values()}
    assert max(map(len, groups)) > 1, "something was taken over"


def test_a_claim_leads_to_a_speaker_whose_page_has_it_and_back(page: Any, site: Site) -> None:
    claim, statement = contested(site)
    after(page, page.locator(f'main a[href="#/claim/{claim}"]').click)
    link = page.locator(".sides-of a").first
    name = link.text_content()
    after(page, link.click)
    assert "#/speaker/" in page.url and heading(page) == name
    assert page.locator(f'.positions a[href="#/claim/{claim}"]').text_content() == statement
    after(page, page.go_back)
    assert heading(page) == statement
    after(page, page.go_back)
    assert heading(page) == "Who said what, in which news"
    after(page, page.go_forward)
    assert heading(page) == statement


def test_back_leads_to_the_place_where_one_was(page: Any, site: Site) -> None:
    go(page, f"#/claim/{contested(site)[0]}")
    page.evaluate("scrollTo(0, 900)")
    until(page, "history.state?.scroll === 900")
    after(page, lambda: page.locator(".sides-of a").first.evaluate("link => link.click()"))
    assert page.evaluate("scrollY") == 0
    after(page, page.go_back)
    until(page, "scrollY === 900")


def test_a_story_shows_its_copies_under_their_originals(page: Any, site: Site) -> None:
    ((story, articles, copies),) = asked_of(
        site,
        "SELECT story_id, count(*), count(*) FILTER (WHERE copy_role <> 'original') AS copies "
        "FROM story_articles JOIN articles USING (article_id) GROUP BY story_id ORDER BY copies DESC LIMIT 1",
    )
    assert copies > 1
    go(page, f"#/story/{story}")
    assert page.locator("ol.articles > li").count() == articles - copies
    assert page.locator("ol.articles > li .copies li").count() == copies
    pairs = asked_of(
        site,
        "SELECT original.url, copied.url FROM articles AS copied JOIN story_articles USING (article_id) "
        f"JOIN articles AS original ON original.article_id = copied.copy_of_article_id WHERE story_id = '{story}'",
    )
    for original, copy in pairs:
        item = page.locator("ol.articles > li", has=page.locator(f'a[href="{original}"]'))
        assert item.locator(f'a[href="{copy}"]').count() == 1


def test_every_page_has_one_heading_with_the_focus_and_a_title_of_its_own(page: Any, site: Site) -> None:
    ((speaker, story),) = asked_of(
        site, "SELECT (SELECT min(speaker_id) FROM speakers), (SELECT min(story_id) FROM stories)"
    )
    titles = [page.title()]
    for route in (
        "#/claims",
        "#/claims?page=2",
        "#/speakers",
        "#/stories",
        "#/files",
        "#/sql",
        "#/search/boats",
        f"#/claim/{contested(site)[0]}",
        f"#/speaker/{speaker}",
        f"#/story/{story}",
        "#/nothing",
        "#/claim/c_00000000000000000000",
        "#/",
    ):
        go(page, route)
        assert page.locator("h1").count() == 1, route
        assert focused(page) == "H1", route
        titles.append(page.title())
    assert all(titles) and titles[0] == titles[-1] and len(set(titles)) == len(titles) - 1


def test_a_list_goes_through_all_rows(page: Any, site: Site) -> None:
    ranked = asked_of(
        site,
        "SELECT claim_id FROM claims ORDER BY is_contested DESC, origin_count DESC, quote_count DESC, claim_id",
    )
    go(page, "#/claims")
    shown = []
    while True:
        shown += page.locator("main ol > li").evaluate_all(
            "items => items.map(item => item.querySelector('a').hash.split('/').at(-1))"
        )
        if not page.locator("main a[rel=next]").count():
            break
        after(page, page.locator("main a[rel=next]").click)
    assert [(claim,) for claim in shown] == ranked


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["parquet/attributed_claims.parquet", "csv/positions.csv.gz"])
def test_what_is_downloaded_has_the_checksum_that_is_shown(page: Any, site: Site, tmp_path: Path, name: str) -> None:
    go(page, "#/files")
    row = page.locator("tr", has=page.locator(f'a[href="./{name}"]'))
    with page.expect_download() as download:
        row.locator("a").click()
    assert download.value.suggested_filename == Path(name).name
    download.value.save_as(tmp_path / "file")
    summary = row.locator("summary")
    summary.click()
    whole = row.locator("details > code").inner_text()
    assert whole == sha256(tmp_path / "file") and whole.startswith(summary.inner_text().rstrip("…"))
    assert f"{whole}  {name}" in (site.folder / SUMS).read_text().splitlines()


def test_every_file_but_the_page_itself_is_listed_with_its_size_and_checksum(page: Any, site: Site) -> None:
    go(page, "#/files")
    rows = page.locator("main tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('a').getAttribute('href'), row.querySelector('.size').textContent,"
        " row.querySelector('details > code')?.textContent, row.querySelector('.about') !== null])"
    )
    shown = {unquote(path).removeprefix("./"): (size, checksum) for path, size, checksum, _ in rows}
    assert len(shown) == len(rows)
    lines = (site.folder / SUMS).read_text().splitlines()
    sums = {path: checksum for checksum, path in (line.split("  ", 1) for line in lines) if not path.startswith(OWN)}
    assert shown.keys() == sums.keys() | {SUMS} and {"onrecord.duckdb", "csv/claims.csv.gz"} <= shown.keys()
    assert [path for path, *_, told in rows if not told and path.count("/") == 1] == [], "what they are is not said"
    for path, (size, checksum) in shown.items():
        assert checksum == sums.get(path), path
        number, unit = size.split(" ")
        step = UNITS[unit] / (10 if "." in number else 1)
        assert abs(float(number) * UNITS[unit] - (site.folder / path).stat().st_size) <= step / 2, path


def test_the_way_to_the_console_is_shown_where_there_is_one(page: Any, site: Site, chromium: Any, small: Site) -> None:
    go(page, "#/sql")
    assert not page.get_by_role("link", name="Open the SQL console").count()
    assert "has no console" in page.inner_text("main")
    with copied(small) as folder:
        with (folder / SUMS).open("a") as sums:
            sums.write(f"{'0' * 64}  console/index.html\n")
        with served(folder) as other, opened(chromium, other, "#/sql") as there:
            assert there.get_by_role("link", name="Open the SQL console").get_attribute("href") == "console/index.html"


# --- hostile texts ----------------------------------------------------------------------------------------------------


def hostile() -> Corpus:
    """Articles whose titles, outlets, addresses, speakers and quotations try to be something else."""
    corpus = Corpus()
    first = datetime(2031, 2, 1, 7, 40, tzinfo=UTC)
    for number, text in enumerate(HOSTILE):
        for label, copy_of in ((f"paper{number}", None), (f"reprint{number}", f"paper{number}")):
            body = f"{text} was said, {text} said. Never was {text}, Ole Brandt said."
            corpus.article(label, text, body, licence="CC-BY-4.0", copy_of=copy_of)
            corpus.articles[label] |= {
                "outlet": text,
                "url": ADDRESSES[number % len(ADDRESSES)],
                "wire_credit": text,
                "published_at": first + timedelta(days=number),
                "published_precision": "minute",
            }
        label = f"paper{number}"
        corpus.quote(label, f"{text} was said", text, claim=label, statement=text, cue="said")
        corpus.quote(label, f"Never was {text}", "Ole Brandt", claim=label, stance="denies")
        story = corpus.story(label, f"reprint{number}")
        for row in corpus.rows["attributed_claims"][-2:]:
            row |= {
                "source_chain": f"{text} > {row['speaker_name']}",
                "story_id": story,
                "published_at": first + timedelta(days=number),
            }
    claims, speakers = corpus.rows["claims"], list(corpus.speakers)
    for one, other in zip(claims, claims[1:], strict=False):
        relation = {"claim_id": one["claim_id"], "other_claim_id": other["claim_id"], "relation": "narrows"}
        corpus.rows["claim_relations"].append(relation | {"score": 0.8})
    for one, other in zip(speakers, speakers[1:], strict=False):
        link = {"speaker_id": one, "other_speaker_id": other, "relation": "speaks_for", "method": "name"}
        corpus.rows["speaker_links"].append(link | {"score": 1.0, "evidence": HOSTILE[0]})
    for number, speaker in enumerate(corpus.speakers.values()):
        speaker["wikidata_id"] = HOSTILE[number % len(HOSTILE)]
    return corpus


@pytest.fixture(scope="module")
def small(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A release of hostile texts, cut into many parts."""
    root = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_MOST_RECORDS", 2)
        patch.setattr(search, "_MOST_POSTINGS", 20)
        released = make(hostile(), root / "tables", root / "releases").path
    with served(released) as found:
        yield found


@contextmanager
def copied(site: Site) -> Iterator[Path]:
    """A copy of the release beside it, to be spoilt."""
    folder = shutil.copytree(site.folder, site.folder.parent.parent / "copy")
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def test_hostile_text_stays_text_on_every_page(small: Site, chromium: Any) -> None:
    # The index holds no address but of the web. Put back here, so that the page is tried without that.
    with copied(small) as folder:
        addresses = itertools.cycle(ADDRESSES)
        for path in (path for kind in ("claims", "stories") for path in (folder / "explorer/data" / kind).iterdir()):
            text, number = re.subn(
                r'"(url|link)":(null|"[^"]*")',
                lambda found: f'"{found[1]}":{json.dumps(next(addresses))}',
                gzip.decompress(path.read_bytes()).decode(),
            )
            assert number
            write_part(path, text)
        with served(folder) as site, opened(chromium, site, width=360) as page:
            routes = ["#/", "#/claims", "#/speakers", "#/stories", "#/files", "#/sql"]
            names = {"claims": "statement", "speakers": "name", "stories": "headline"}
            titled = {}
            for kind, one in (("claims", "claim"), ("speakers", "speaker"), ("stories", "story")):
                for identity, row in site.whole(kind).items():
                    titled[f"#/{one}/{identity}"] = row[names[kind]]
            assert set(HOSTILE) == set(titled.values()) - {"Ole Brandt"} and len(titled) == 3 * len(HOSTILE) + 1
            routes += titled
            for text in HOSTILE:
                routes += [f"#/search/{quote(text[:300], safe='')}", f"#/claim/{text}", f"#/{text}"]
            for route in routes:
                go(page, route)
                page.locator("main details:not([open])").evaluate_all("all => all.forEach(one => { one.open = true; })")
                assert page.evaluate(FOREIGN) == [], route
                assert page.evaluate("typeof window.hacked") == "undefined", route
                assert page.evaluate("document.documentElement.scrollWidth") <= 360, route
                assert not re.search(r"\bundefined\b|\bNaN\b|\[object", page.inner_text("main")), route
                if route in titled:
                    assert heading(page) == titled[route]
            # A word that is looked for in a part that is not there.
            page.wrong[:] = [line for line in page.wrong if "404" not in line]


def test_hostile_texts_are_found_by_their_words(small: Site, chromium: Any) -> None:
    with opened(chromium, small) as page:
        for words, found in (("script parent hacked", HOSTILE[3]), ("drop tab", HOSTILE[7]), ("thgir", HOSTILE[6])):
            go(page, f"#/search/{quote(words)}")
            assert found in page.locator("main .claim a").all_text_contents()
        go(page, f"#/search/{quote('__proto__')}")
        assert page.locator("main .claim a").all_text_contents() == [HOSTILE[10]]


# --- withheld ---------------------------------------------------------------------------------------------------------


def test_what_is_withheld_is_said_and_in_no_part(tmp_path: Path, chromium: Any) -> None:
    corpus = harbour()
    text = " ".join(WORDS[:60])
    corpus.article("gazette", "Tide table", text, licence=None)
    corpus.quote("gazette", " ".join(WORDS[20:50]), "Ida Quist", claim="held", cue=WORDS[50])
    corpus.story("gazette")
    released = make(corpus, tmp_path / "tables", tmp_path / "releases").path
    held = [path.read_bytes() for path in (released / "explorer").rglob("*") if path.is_file()]
    everything = b"\n".join(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in held)
    assert b"Ida Quist" in everything
    assert not [word for word in WORDS[20:50] if re.search(rf"\b{word}\b".encode(), everything)]
    claim = ids.make_id("claim", "held")
    with served(released) as site, opened(chromium, site) as page:
        assert "The words of 1\u00a0quotation are withheld" in page.inner_text("main")
        go(page, "#/claims")
        assert page.locator(f'main a[href="#/claim/{claim}"]').text_content() == "(statement withheld)"
        go(page, f"#/claim/{claim}")
        assert heading(page) == "(statement withheld)" and "Statement withheld" in page.title()
        assert page.locator(".quotation .withheld").text_content().startswith("The words are withheld")
        assert page.locator(".quotation blockquote, .quotation mark").count() == 0
        assert page.locator(".sides-of a").all_text_contents() == ["Ida Quist"]


# --- what is read -----------------------------------------------------------------------------------------------------


def test_only_the_parts_that_are_needed_are_read(small: Site, chromium: Any) -> None:
    by_part: dict[str, str] = {}
    for identity in small.whole("claims"):
        by_part.setdefault(identity[2], identity)
    one, other = list(by_part)[:2]
    with opened(chromium, small) as page:
        assert small.data() == [OVERVIEW]
        go(page, f"#/claim/{by_part[one]}")
        assert small.data() == [f"/explorer/data/claims/{one}.json.gz"]
        go(page, f"#/claim/{by_part[other]}")
        assert small.data() == [f"/explorer/data/claims/{other}.json.gz"]
        go(page, f"#/claim/{by_part[one]}")
        assert small.data() == []
        after(page, lambda: page.fill("#query", "drop cl"))
        looked = {f"/explorer/data/search/{token_part(word, 16)}.json.gz" for word in ("drop", "cl")}
        lists = {f"/explorer/data/lists/{kind}-0.json.gz" for kind in ("claims", "speakers", "stories")}
        read = small.data()
        assert looked <= set(read) <= looked | lists and len(set(read)) == len(read)
    with opened(chromium, small, f"#/claim/{by_part[one]}"):
        assert sorted(small.data()) == [f"/explorer/data/claims/{one}.json.gz", OVERVIEW]


def test_what_comes_late_does_not_replace_what_was_asked_for_since(small: Site, chromium: Any) -> None:
    claim = next(iter(small.whole("claims")))
    path, answer = f"/explorer/data/claims/{claim[2]}.json.gz", threading.Event()
    with served(small.folder, held=(path, answer)) as site, opened(chromium, site) as page:
        page.evaluate("route => { location.hash = route; }", f"#/claim/{claim}")
        until(page, "document.querySelector('main').getAttribute('aria-busy') === 'true'")
        go(page, "#/claims")
        with page.expect_response(lambda response: response.url.endswith(path)) as response:
            answer.set()
        response.value.finished()
        page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
        assert heading(page) == "Claims" and page.title().startswith("Claims")


def test_servers_may_unpack_parts_on_the_way(small: Site, chromium: Any) -> None:
    claim, row = next(iter(small.whole("claims").items()))
    with served(small.folder, unpacking=True) as site, opened(chromium, site, f"#/claim/{claim}") as page:
        assert heading(page) == row["statement"]


# --- keyboard and colours ---------------------------------------------------------------------------------------------


def test_the_first_stop_skips_to_the_page(page: Any) -> None:
    page.keyboard.press("Tab")
    assert focused(page, "id") == "skip" and page.locator("#skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert focused(page) == "H1" and page.evaluate("location.hash") == ""


def test_a_claim_is_searched_and_opened_without_a_mouse(page: Any, site: Site) -> None:
    claim, statement = contested(site)
    words = statement.split()[:3]
    page.keyboard.press("/")
    assert focused(page, "id") == "query"
    after(page, lambda: page.keyboard.type(" ".join(words)))
    page.locator("main h1", has_text=" ".join(words)).wait_for()
    assert "1\u00a0claim" in page.text_content("#announcer")
    assert focused(page, "id") == "query" and page.input_value("#query") == " ".join(words)
    after(page, lambda: page.keyboard.press("Enter"))
    assert focused(page) == "H1"
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page, "hash") == f"#/claim/{claim}":
            break
    after(page, lambda: page.keyboard.press("Enter"))
    assert heading(page) == statement and focused(page) == "H1" and page.input_value("#query") == ""


def test_escape_empties_the_field_and_a_search_is_one_step_back(page: Any) -> None:
    page.focus("#query")
    for letter, typed in (("b", "b"), ("a", "ba"), ("l", "bal")):
        page.keyboard.press(letter)
        until(page, f"document.querySelector('main h1').textContent === 'Search: {typed}'")
    after(page, lambda: page.keyboard.press("Escape"))
    assert page.input_value("#query") == "" and heading(page) == "Search"
    after(page, page.go_back)
    assert heading(page) == "Who said what, in which news"


def test_a_slash_in_the_field_is_a_slash(page: Any) -> None:
    page.fill("#query", "5")
    page.press("#query", "/")
    assert page.input_value("#query") == "5/"


def ground(page: Any) -> str:
    found: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return found


def test_it_is_light_or_dark_as_the_system_has_it_until_one_is_chosen(page: Any) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        grounds[scheme] = ground(page)
    assert sum(map(int, re.findall(r"\d+", grounds["light"]))) > 600
    assert sum(map(int, re.findall(r"\d+", grounds["dark"]))) < 200
    page.get_by_role("button", name="Light colours").click()
    assert ground(page) == grounds["light"]
    page.reload()
    settled(page)
    assert ground(page) == grounds["light"], "what was chosen is kept"
    page.get_by_role("button", name="Dark colours").click()
    page.emulate_media(color_scheme="light")
    assert ground(page) == grounds["dark"]


def test_the_theme_works_where_storage_is_forbidden(site: Site, chromium: Any) -> None:
    with opened(chromium, site, color_scheme="light") as page:
        page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
        page.reload()
        settled(page)
        before = ground(page)
        page.get_by_role("button", name="Dark colours").click()
        assert ground(page) != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_can_be_told_from_what_is_behind_them(site: Site, chromium: Any, scheme: str) -> None:
    with opened(chromium, site, color_scheme=scheme) as page:
        for route in ("#/claims", "#/", f"#/claim/{contested(site)[0]}", "#/files"):
            go(page, route)
            page.locator("main details:not([open])").evaluate_all("all => all.forEach(one => { one.open = true; })")
            found = page.evaluate(CONTRAST)
            assert found["looked"] > 100 and found["low"] == [], route


# --- where something is missing ---------------------------------------------------------------------------------------


def test_without_scripts_it_says_how_to_go_on(site: Site, chromium: Any) -> None:
    with opened(chromium, site, java_script_enabled=False) as page:
        page.locator("noscript p", has_text="The page needs JavaScript.").wait_for()
        assert page.get_by_role("link", name="README.md").get_attribute("href") == "README.md"


def test_opened_as_a_file_it_says_how_to_go_on(site: Site, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((site.folder / "index.html").as_uri())
    page.get_by_text("python -m http.server").wait_for()
    page.close()


def test_a_part_that_is_damaged_or_missing_is_named(small: Site, chromium: Any) -> None:
    claim = next(iter(small.whole("claims")))
    with copied(small) as folder:
        data = folder / "explorer" / "data"
        part = data / "claims" / f"{claim[2]}.json.gz"
        whole = part.read_bytes()
        for spoilt in (whole[:-20], b"\x1f\x8bnonsense", b"{}x"):
            part.write_bytes(spoilt)
            with served(folder) as site, opened(chromium, site, f"#/claim/{claim}") as page:
                assert heading(page) == "This could not be read"
                told = page.inner_text("main")
                assert f"explorer/data/claims/{claim[2]}.json.gz" in told and "it is damaged" in told
                assert "sha256sum -c SHA256SUMS" in told
        for name, route in (("overview.json", "#/"), ("lists/claims-0.json.gz", "#/claims")):
            (data / name).rename(data / "kept")
            with served(folder) as site, opened(chromium, site, route) as page:
                assert f"explorer/data/{name}, but it is not there" in page.inner_text("main")
                assert page.wrong and all("404" in line for line in page.wrong)
                page.wrong.clear()
            (data / "kept").rename(data / name)


def test_a_file_that_has_come_back_is_read(small: Site, chromium: Any) -> None:
    claim, row = next(iter(small.whole("claims").items()))
    with copied(small) as folder:
        for name in ("overview.json", f"claims/{claim[2]}.json.gz"):
            path = folder / "explorer" / "data" / name
            whole = path.read_bytes()
            path.write_bytes(whole[:-20])
            with served(folder) as site, opened(chromium, site, f"#/claim/{claim}") as page:
                assert heading(page) == "This could not be read"
                path.write_bytes(whole)
                # The server tells times to the second: within one, the file would not be new to the browser.
                os.utime(path, (time.time() + 5, time.time() + 5))
                go(page, "#/files")
                go(page, f"#/claim/{claim}")
                assert heading(page) == row["statement"]


@pytest.mark.parametrize("kind", ["claim", "speaker", "story"])
def test_an_unknown_id_is_answered(page: Any, kind: str) -> None:
    prefix = {"claim": "c", "speaker": "s", "story": "t"}[kind]
    for identity in (f"{prefix}_00000000000000000000", "x", ""):
        go(page, f"#/{kind}/{identity}")
        told = page.inner_text("main")
        assert heading(page) == f"No such {kind}" and (identity or "(none given)") in told
        assert "id_changes.parquet" in told


def test_an_unknown_page_is_answered(page: Any) -> None:
    go(page, "#/constructor")
    assert heading(page) == "No such page" and "#/constructor" in page.inner_text("main")


def test_a_search_without_results_says_what_was_looked_for(page: Any) -> None:
    go(page, "#/search/boats zzqq")
    told = page.inner_text("main")
    assert "Nothing in this release has all of: boats, zzqq…" in told and "Go on typing" not in told
    assert page.text_content("#announcer") == "No results."


# --- the policy -------------------------------------------------------------------------------------------------------


def test_the_policy_admits_nothing_but_the_release(page: Any) -> None:
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
    rules = {name: sources for name, *sources in (rule.split() for rule in policy.split(";"))}
    assert rules == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "connect-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    # What would get in all the same is stopped by the browser.
    page.evaluate(
        """async () => {
          document.querySelector("main").innerHTML =
            `<img src="data:," onerror="window.hacked = 1"><p style="color: red">`;
          const script = document.createElement("script");
          script.textContent = "window.hacked = 2";
          document.body.append(script);
          await fetch("https://elsewhere.example/").catch(() => {});
          await new Promise((done) => setTimeout(done, 200));
        }"""
    )
    assert page.evaluate("typeof window.hacked") == "undefined"
    blocked = [line for line in page.wrong if line.startswith("policy")]
    assert sorted(blocked) == ["policy https://elsewhere.example/", *["policy inline"] * 3]
    page.wrong.clear()


def test_no_source_makes_markup_or_code_of_text() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in PAGE.iterdir()}
    sheet, start = sources.pop("explorer.css"), sources["index.html"]
    never = (
        r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|DOMParser|createContextualFragment|srcdoc"
        r"|\beval\(|new Function|\.style\b|\bstyle[=:]|cssText"
    )
    assert {name: found.group() for name, text in sources.items() if (found := re.search(never, text))} == {}
    assert not re.search(r"<style|\son\w+=", start)
    assert all(
        address.startswith("explorer/")
        for address in re.findall(r"<(?:script|link)[^>]*?(?:src|href)=\"(.+?)\"", start)
    )
    assert start.count("<script") == len(re.findall(r"<script [^>]*src=\"explorer/[^>]*></script>", start)) == 2
    assert "@import" not in sheet and "url(" not in sheet
