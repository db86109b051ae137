// The frame: which page an address names, the search field, the theme, focus and scrolling. Pages make their own content.

import { ReadProblem, overview } from "./data.js";
import { announce, code, dotted, el, fileAddress, timed } from "./dom.js";
import { instant, day } from "./format.js";
import { homePage } from "./home.js";
import { KINDS, listPage } from "./lists.js";

// What the first page does not need is read when it is asked for.
const RECORDS = {
  claim: async (id) => (await import("./claim.js")).claimPage(id),
  speaker: async (id) => (await import("./speaker.js")).speakerPage(id),
  story: async (id) => (await import("./story.js")).storyPage(id),
};
const PLAIN = {
  files: async () => (await import("./files.js")).filesPage(),
  sql: async () => (await import("./sql.js")).sqlPage(),
};
const SLOW = 200;
const TYPING = 120;

const page = document.getElementById("page");
const field = document.getElementById("query");

/** The address as {name, rest, asked}: "#/claims?page=2" is name "claims", asked page 2. */
function route() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const [name, ...rest] = path.split("/");
  return { name, rest: decoded(rest.join("/")), asked: new URLSearchParams(query) };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function made({ name, rest, asked }) {
  if (name === "" && !rest) return homePage();
  if (Object.hasOwn(KINDS, name) && !rest) return listPage(name, Math.floor(Number(asked.get("page"))) || 1);
  if (name === "search") return (await import("./results.js")).resultsPage(rest);
  if (Object.hasOwn(PLAIN, name) && !rest) return PLAIN[name]();
  if (Object.hasOwn(RECORDS, name)) return (await RECORDS[name](rest)) ?? missing(name, rest);
  return {
    title: "No such page",
    nodes: [
      el("h1", {}, "No such page"),
      el("p", { class: "lede" }, "There is nothing under ", el("code", {}, location.hash.slice(0, 200)), "."),
      ways(),
    ],
  };
}

const ways = () =>
  el(
    "p",
    {},
    "Search above, or go to the ",
    el("a", { href: "#/" }, "first page"),
    ", the ",
    el("a", { href: "#/claims" }, "claims"),
    ", the ",
    el("a", { href: "#/speakers" }, "speakers"),
    " or the ",
    el("a", { href: "#/stories" }, "stories"),
    ".",
  );

async function missing(name, id) {
  const { version } = await overview();
  return {
    title: `No such ${name}`,
    nodes: [
      el("h1", {}, `No such ${name}`),
      el(
        "p",
        { class: "lede" },
        `The release ${version} has no ${name} with the id `,
        el("code", {}, id.slice(0, 200) || "(none given)"),
        ".",
      ),
      el(
        "p",
        {},
        "Ids may change from one release to the next; ",
        el("a", { href: fileAddress("id_changes.parquet"), download: "" }, "id_changes.parquet"),
        " says which were renamed, merged, split or are gone.",
      ),
      ways(),
    ],
  };
}

function problemPage(problem) {
  const known = problem instanceof ReadProblem;
  return {
    title: "Could not be read",
    nodes: [
      el("h1", {}, "This could not be read"),
      el(
        "p",
        { class: "lede" },
        known
          ? ["The page needs ", el("code", {}, `explorer/data/${problem.path}`), `, but ${problem.message}.`]
          : ["The page failed: ", el("code", {}, String(problem?.message ?? problem).slice(0, 300))],
      ),
      el("p", {}, "The page reads files beside it, so the whole folder of the release must be served. In that folder:"),
      code("python -m http.server"),
      el(
        "p",
        {},
        "Then open ",
        el("code", {}, "http://localhost:8000/"),
        ". If it is served, the copy may be incomplete; this shows which files are not as they should be:",
      ),
      code("sha256sum -c SHA256SUMS"),
    ],
  };
}

let turn = 0;

/** Show what the address names. While someone types, the focus stays in the field. */
async function show({ typing = false, scroll = 0, first = false } = {}) {
  const mine = ++turn;
  const asked = route();
  if (!typing) field.value = asked.name === "search" ? asked.rest : "";
  const waiting = setTimeout(() => {
    page.setAttribute("aria-busy", "true");
    page.classList.add("waiting");
  }, SLOW);
  let found;
  try {
    found = await made(asked);
  } catch (problem) {
    if (!(problem instanceof ReadProblem)) console.error(problem);
    found = problemPage(problem);
  }
  clearTimeout(waiting);
  // Someone has gone on meanwhile.
  if (mine !== turn) return;
  page.removeAttribute("aria-busy");
  page.classList.remove("waiting");
  document.body.dataset.page = asked.name || "home";
  document.title = found.title ? `${found.title.slice(0, 120)} – On Record` : "On Record: who said what, in which news";
  page.replaceChildren(...found.nodes.flat(Infinity).filter(Boolean));
  for (const link of document.querySelectorAll(".masthead nav a")) {
    const here = link.getAttribute("href") === `#/${asked.name}`;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const heading = page.querySelector("h1");
  heading.tabIndex = -1;
  if (typing) return;
  if (!first) {
    heading.focus({ preventScroll: true });
    if (asked.name !== "search") announce(document.title);
  }
  // Plots are drawn once their width is known, in the next frame; before, the page is shorter than it was.
  if (scroll) await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  if (mine === turn) scrollTo(0, scroll);
}

/** The version and what it came under, in the head and the foot. */
async function imprint() {
  const whole = await overview();
  const at = instant(whole.created_at);
  const made = at === null ? null : timed(whole.created_at, day(at));
  document.getElementById("dateline").replaceChildren(...dotted(whole.version, made, whole.license).flat());
  document
    .getElementById("colophon")
    .replaceChildren(
      ...dotted(
        `Release ${whole.version}`,
        whole.previous_version ? `after ${whole.previous_version}` : null,
        `schema ${whole.schema_version}`,
        whole.license,
        ...["README.md", "DATASHEET.md", "CITATION.cff"].map((name) => el("a", { href: fileAddress(name) }, name)),
      ).flat(),
    );
}

function searching() {
  let timer = null;
  const look = () => {
    clearTimeout(timer);
    // A lone half of a character cannot stand in an address.
    const words = field.value.replace(/\p{Surrogate}/gu, "");
    const address = `#/search/${encodeURIComponent(words)}`;
    if (location.hash === address) return;
    // One entry in the history for a search, however many letters it is typed with.
    history[route().name === "search" ? "replaceState" : "pushState"](null, "", address);
    show({ typing: true });
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (field.value || route().name === "search") timer = setTimeout(look, TYPING);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !field.value) return;
    event.preventDefault();
    field.value = "";
    field.dispatchEvent(new Event("input"));
  });
  document.getElementById("finder").addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    history[route().name === "search" ? "replaceState" : "pushState"](
      null,
      "",
      `#/search/${encodeURIComponent(field.value.replace(/\p{Surrogate}/gu, ""))}`,
    );
    await show();
  });
  document.addEventListener("keydown", (event) => {
    const written = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    if (event.key !== "/" || written || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

function theming() {
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const name = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", dark() ? "Light colours" : "Dark colours");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const chosen = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem("onrecord-theme", chosen);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
    name();
  });
  system.addEventListener("change", name);
  name();
}

function moving() {
  // The browser would scroll before the page is there, so each entry of the history keeps its own place.
  history.scrollRestoration = "manual";
  let timer = null;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => history.replaceState({ scroll: scrollY }, ""), 150);
    },
    { passive: true },
  );
  addEventListener("hashchange", () => {
    clearTimeout(timer);
    if (/^#(\/|$)|^$/.test(location.hash)) show({ scroll: history.state?.scroll ?? 0 });
  });
  // The skip link must not become an address.
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    (page.querySelector("h1") ?? page).focus();
  });
}

searching();
theming();
moving();
show({ first: true, scroll: history.state?.scroll ?? 0 });
imprint().catch(() => {
  // The page itself says what could not be read.
});
