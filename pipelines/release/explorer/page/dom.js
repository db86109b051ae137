// Elements: the only way in which the page makes them. Text becomes text nodes, never markup, since every string of the
// data may be hostile. No data are read here and nothing is known of claims.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** An HTML element. `attributes` named on… are listeners; null and false children are left out, arrays spread. */
export const el = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

/** An SVG element. */
export const svg = (name, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, name), attributes, children);

/** A string of the data inside a sentence of ours: its direction cannot change the words around it. */
export const bdi = (text) => el("bdi", {}, text);

/** `text` as it is, or what stands for it in grey where the release withholds it. */
export const orWithheld = (text, what) => (text ? bdi(text) : el("span", { class: "withheld" }, `(${what})`));

/** `parts` with a middle dot between them, empty ones left out. */
export function dotted(...parts) {
  const there = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== "");
  return there.flatMap((part, index) =>
    index ? [el("span", { class: "dot", "aria-hidden": "true" }, " · "), part] : [part],
  );
}

/** Whether `address` is a whole http or https address. */
export const isWeb = (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

/** A link out of the release: http and https only, everything else stays text. */
export function outward(address, ...children) {
  if (!isWeb(address)) return el("span", {}, ...children);
  return el(
    "a",
    {
      href: address,
      rel: "noopener noreferrer nofollow",
      target: "_blank",
      referrerpolicy: "no-referrer",
      class: "outward",
    },
    ...children,
  );
}

/** Where a file of the release is, whatever its name: never a scheme, never outside the folder. */
export const fileAddress = (path) =>
  `./${path
    .split("/")
    .filter((step) => step !== "..")
    .map(encodeURIComponent)
    .join("/")}`;

/** A time for people and machines. */
export const timed = (iso, shown) => el("time", { datetime: iso }, shown);

/** A section with a heading; null where there is nothing in it. */
export const section = (title, ...children) => {
  const there = children.flat(Infinity).filter(Boolean);
  return there.length ? el("section", {}, el("h2", {}, title), ...there) : null;
};

/** A table; roles are stated because the style sheet may stack its cells, which takes the implied ones away. */
export function table(caption, columns, rows, { stacked = false } = {}) {
  const head = el(
    "tr",
    { role: "row" },
    columns.map((name) => el("th", { role: "columnheader", scope: "col" }, name)),
  );
  const body = rows.map((cells) =>
    el(
      "tr",
      { role: "row" },
      cells.map((cell, index) => el("td", { role: "cell", "data-label": columns[index] }, cell)),
    ),
  );
  const made = el(
    "table",
    { role: "table", class: stacked ? "stacked" : null },
    el("caption", { class: "unseen" }, caption),
    el("thead", { role: "rowgroup" }, head),
    el("tbody", { role: "rowgroup" }, body),
  );
  return stacked ? made : el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, made);
}

/** Code with a button that copies it; where the clipboard is not allowed it is selected instead. */
export function code(text) {
  const shown = el("code", {}, text);
  return el(
    "div",
    { class: "code" },
    el("pre", { tabindex: 0 }, shown),
    copyButton(() => text, shown),
  );
}

export function copyButton(text, shown) {
  const button = el("button", { type: "button", class: "quiet" }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(shown);
      button.textContent = "Selected: press Ctrl+C";
    }
    announce(button.textContent);
    setTimeout(() => (button.textContent = "Copy"), 2500);
  });
  return button;
}

/** A list of which `step` items are made at a time; the next ones come with a button. `items` is an array. */
export function growing(items, render, { step = 30, of = "", list = "ul", name = "" } = {}) {
  const holder = el(list, { class: name, role: "list" });
  const button = el("button", { type: "button", class: "more" });
  let shown = 0;
  const grow = () => {
    const fresh = items.slice(shown, shown + step).map(render);
    holder.append(...fresh);
    shown += fresh.length;
    const left = items.length - shown;
    button.hidden = left <= 0;
    button.textContent = `Show ${Math.min(step, left)} more${of ? ` ${of}` : ""} (${left} left)`;
    return fresh[0];
  };
  button.addEventListener("click", () => {
    const first = grow();
    // Who used the keyboard goes on at the first of the new ones.
    first?.querySelector("a, button, summary")?.focus();
  });
  grow();
  return [holder, button];
}

/** Say `text` to screen readers. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
