// A long list with buttons that narrow it to one stance. What an item looks like is for the pages.

import { announce, el, growing } from "./dom.js";
import { count, number, words } from "./format.js";
import { STANCES, mark } from "./stances.js";

/**
 * `items` with a button for every stance among them. `stancesOf(item)` are an item's stances; `further` are more
 * buttons, as [words, test]; `one` is the name of an item; the rest goes to `growing`.
 */
export function filtered(items, { stancesOf, render, further = [], one, ...shown }) {
  const taken = (stance) => (item) => stancesOf(item).includes(stance);
  const choices = [
    ["All", () => true, null],
    ...STANCES.map((stance) => [words(stance), taken(stance), stance]),
    ...further.map(([name, test]) => [name, test, null]),
  ].map(([name, test, stance]) => ({ name, test, stance, found: items.filter(test) }));
  const offered = choices.filter((choice, index) => index === 0 || choice.found.length);
  const box = el("div", {});
  const show = (choice) => box.replaceChildren(...growing(choice.found, render, shown));
  show(offered[0]);
  // Nothing to choose between: no buttons.
  if (offered.filter((choice) => choice.found.length < items.length).length === 0) return [box];
  const buttons = offered.map((choice, index) =>
    el(
      "button",
      {
        type: "button",
        class: "choice",
        "aria-pressed": String(index === 0),
        onclick: (event) => {
          buttons.forEach((button) => button.setAttribute("aria-pressed", String(button === event.currentTarget)));
          show(choice);
          announce(`${count(choice.found.length, one)} shown.`);
        },
      },
      choice.stance ? mark(choice.stance) : null,
      `${choice.name} `,
      el("span", { class: "tally" }, number(choice.found.length)),
    ),
  );
  return [el("div", { class: "choices", role: "group", "aria-label": "Show" }, buttons), box];
}
