// Numbers of people as they are typed, with a comma or a point.

export const NUMBERS = ["fixed", "at_least", "at_most"];
const SIGNS = { "": "fixed", "=": "fixed", "≥": "at_least", "≤": "at_most" };
const FTE = "\\d+(?:\\.\\d+)?";
const BETWEEN = new RegExp(`^(${FTE})(?:-|–|\\.\\.)(${FTE})$`);
const ONE = new RegExp(`([=≥≤]?)(${FTE})`, "g");

const plain = (typed) => typed.replace(/[\s\u00a0\u202f]/g, "").replaceAll(",", ".");

// null where the cell is blank, undefined where it holds no number.
export function number(typed) {
  const text = plain(typed);
  if (text === "") return null;
  return new RegExp(`^${FTE}$`).test(text) ? Number(text) : undefined;
}

// What is decided of a month: 8 or = 8, ≥ 6 or >= 6, ≤ 10, 6-10; undefined where it is nothing of that.
export function figures(typed) {
  const text = plain(typed).replaceAll(">=", "≥").replaceAll("<=", "≤").replaceAll(">", "≥").replaceAll("<", "≤");
  const found = { fixed: null, at_least: null, at_most: null };
  if (text === "") return found;
  const between = BETWEEN.exec(text);
  if (between) return { ...found, at_least: Number(between[1]), at_most: Number(between[2]) };
  const parts = [...text.matchAll(ONE)];
  if (parts.map(([whole]) => whole).join("") !== text || !parts.length) return undefined;
  for (const [, sign, fte] of parts) {
    if (found[SIGNS[sign]] !== null) return undefined;
    found[SIGNS[sign]] = Number(fte);
  }
  return found;
}
