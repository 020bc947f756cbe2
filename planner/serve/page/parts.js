// The parts of the page that only show: findings, aims, what moved, rules, two proposals side by side.

let words = {};

export function setWords(found) { words = found; }

export function say(code, places = {}) {
  const said = words[code] ?? code;
  return said.replace(/\{(\w+)\}/g, (_, name) => String(places[name] ?? ""));
}

// An element with text, attributes and children; text is never read as markup.
export function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function showFindings(list, findings, most) {
  const rest = findings.length > most ? [make("li", { text: say("findings.rest", { count: findings.length - most }) })] : [];
  list.replaceChildren(...findings.slice(0, most).map((finding) => {
    const place = finding.cell ? `${finding.sheet}!${finding.cell}` : finding.sheet;
    const item = make("li", { class: finding.level },
      make("span", { class: "level", text: `${say(`level.${finding.level}`)}${place ? ` · ${place}` : ""}` }),
      make("div", { text: finding.message }));
    if (finding.around) item.append(around(finding));
    return item;
  }), ...rest);
}

function around({ around: cells, sheet, cell }) {
  const table = make("table", { "aria-label": `${sheet}!${cell}` });
  const letters = make("tr", {}, make("th", { scope: "col", text: sheet }),
    ...cells.letters.map((letter) => make("th", { scope: "col", text: letter })));
  const heads = make("tr", {}, make("th", { scope: "row", text: "" }),
    ...cells.heads.map((head) => make("td", { text: head })));
  const row = make("tr", {}, make("th", { scope: "row", text: String(cells.row) }),
    ...cells.values.map((value, at) => make("td", { text: value || " ", class: at === cells.at ? "at" : "" })));
  table.append(make("thead", {}, letters), make("tbody", {}, ...(cells.heads.some(Boolean) ? [heads] : []), row));
  return make("div", { class: "around", tabindex: "0", role: "group", "aria-label": `${sheet}!${cell}` }, table);
}

export function showGoals(box, goals) {
  if (box.children.length !== goals.length || goals.some((goal, at) => box.children[at].dataset.id !== goal.id)) {
    box.replaceChildren(...goals.map((goal) => {
      const card = make("dl", { class: "goal", "data-id": goal.id, title: goal.meaning },
        make("dt"), make("dd", { class: "now" }), make("dd", { class: "change" }));
      return card;
    }));
  }
  goals.forEach((goal, at) => {
    const [name, now, change] = box.children[at].children;
    write(name, goal.label);
    write(now, `${goal.now} ${goal.unit}`);
    write(change, goal.way === "same" ? say("same") : say(goal.way, { change: goal.change, unit: goal.unit }));
    change.className = `change ${goal.way}`;
  });
}

export function showMoved(box, line, moved) {
  if (!moved) { write(line, ""); box.replaceChildren(); return; }
  write(line, moved.moves.length ? say("moved.said", moved) : say("moved.none"));
  box.replaceChildren(...moved.moves.map((move) => make("li", {},
    make("span", { text: say("moved.line", move) }), make("span", { class: "reason", text: move.reason }))));
  if (moved.count > moved.most) box.append(make("li", { text: say("moved.rest", moved) }));
}

export function showRules(box, rules) {
  box.replaceChildren(...rules.map((rule) => make("li", { title: rule.meaning },
    make("span", { class: rule.new ? "new" : "", text: say(rule.by ? "rule.missed" : "rule.line", rule) }),
    ...(rule.new ? [make("span", { class: "new", text: ` (${say("rule.new")})` })] : []),
    make("span", { class: "where", text: rule.where }))));
  if (!rules.length) box.append(make("li", { text: say("rules.none") }));
}

export function showCompared(box, found, left, right) {
  const head = (first) => make("thead", {}, make("tr", {}, ...[first, left, right, say("difference")]
    .map((text) => make("th", { scope: "col", text }))));
  const rows = (lines) => make("tbody", {}, ...lines.map(([name, one, other, change, months = []]) => make("tr", {},
    make("th", { scope: "row", text: name }, ...months.map((text) => make("span", { class: "where", text }))),
    ...[one, other, change].map((text) => make("td", { text })))));
  const goals = make("table", { class: "side" }, head(say("aim")),
    rows(found.goals.map((goal) => [`${goal.label} (${goal.unit})`, goal.left, goal.right, goal.change])));
  const decided = make("table", { class: "side" },
    make("thead", {}, make("tr", {}, ...[left, right].map((text) => make("th", { scope: "col", class: "words", text })))),
    make("tbody", {}, make("tr", {}, ...found.decisions.map((lines) => make("td", { class: "words" },
      ...(lines.length ? lines : [say("undecided")]).map((text) => make("div", { text })))))));
  const moves = found.rows.length
    ? make("table", { class: "side" }, head(say("transfer")),
      rows(found.rows.map((row) => [`${row.pool} → ${row.to}`, row.left, row.right, row.change, row.months])))
    : make("p", { text: say("compared.same") });
  box.replaceChildren(goals, make("h4", { text: say("compared.decisions") }), decided,
    make("h4", { text: say("compared.transfers") }), moves);
}

export function showFailure(box, failure, apply) {
  box.replaceChildren(make("p", { text: failure.said }),
    make("ul", {}, ...failure.conflicts.map((text) => make("li", { text }))));
  if (!failure.repairs.length || !apply) return;
  box.append(make("p", { text: say("repairs") }), make("ul", {}, ...failure.repairs.map((repair) => {
    const button = make("button", { type: "button", text: say("repair", repair) });
    button.addEventListener("click", () => apply(repair.number));
    return make("li", {}, make("span", { text: `${repair.text} ` }), button);
  })));
}
