// A result as CSV in the form of the release's own files: nothing for null, and empty text in quotation marks.

/** The whole of `result` (see engine.js) as pieces of text. */
export function* csv(result) {
  const columns = result.columns.map((_, place) => place);
  yield line(result.columns.map(({ name }) => name));
  for (let row = 0; row < result.count; row += 1) yield line(columns.map((column) => result.cell(row, column)));
}

function line(cells) {
  return `${cells.map(quoted).join(",")}\n`;
}

function quoted(text) {
  if (text === null) return "";
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
