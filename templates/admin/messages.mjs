// Shows the messages of check at the fields of the form, and those that belong to no field above it.

const PANE = '[class*="ControlPaneContainer"]:not(:has([class*="ControlPaneContainer"]))';
const FIELD = '[aria-label$=" field"]';
const ITEM = '[class*="SortableListItem"]';

let shown = []; // the messages at fields: {path, node}
let box; // the list above the form

/** Shows the messages of an answer until somebody closes them or saves again; none where there are none. */
export function messages({ title, close, problems }) {
  hide();
  if (!problems.length) return;
  shown = problems.filter(({ path }) => path && located(path)).map((problem) => ({ path: problem.path, node: atField(problem) }));
  const atFields = shown.map(({ path }) => path);
  const entries = problems.map((problem) => (atFields.includes(problem.path) ? link(problem) : entry(problem)));
  const button = element("button", close);
  button.type = "button";
  button.addEventListener("click", hide);
  box = element("section", "", [element("h2", title), element("ul", "", entries), button]);
  box.id = "messages";
  box.setAttribute("role", "alert");
  place();
  if (atFields.includes(problems[0].path)) void reveal(problems[0].path);
  else box.scrollIntoView({ block: "center" });
}

function hide() {
  for (const node of [box, ...shown.map(({ node }) => node)]) node?.remove();
  shown = [];
  box = undefined;
}

/** Puts every message where it belongs; Decap CMS draws fields again when an entry is saved, moved or folded. */
function place() {
  const pane = document.querySelector(PANE);
  if (box && pane && box.parentNode !== pane) pane.prepend(box);
  for (const { path, node } of shown) {
    const target = located(path);
    if (!target || node.parentNode === target) continue;
    target.append(node);
    target.querySelector(":scope > input, :scope > textarea")?.setAttribute("aria-describedby", node.id);
  }
}

let waiting = false;
new MutationObserver(() => {
  if (waiting || !box) return;
  waiting = true;
  requestAnimationFrame(() => ((waiting = false), place()));
}).observe(document.body, { childList: true, subtree: true });

addEventListener("hashchange", ({ oldURL }) => void (oldURL.endsWith("/new") || hide())); // a new entry gets its address when it is saved

/** Returns the element of the deepest field or entry of a list on a path; undefined where not even the first is in the form. */
function located(path) {
  const found = [document.querySelector(PANE)];
  for (const part of path) {
    const next = found.at(-1) && inside(found.at(-1), part);
    if (!next) break;
    found.push(next);
  }
  return found.length > 1 ? found.at(-1) : undefined;
}

/** Returns a field by its name, or an entry of a list by its place, directly inside another element. */
function inside(container, part) {
  const owned = (selector) => [...container.querySelectorAll(selector)].filter((each) => owner(each) === owner(container, true));
  if (typeof part === "number") return owned(ITEM)[part];
  const names = new RegExp(`^${part}-field-\\d+$`);
  return owned(FIELD).find((field) => [...field.querySelectorAll("label")].some((label) => owner(label) === field && names.test(label.htmlFor)));
}

/** Returns the field or entry that an element is in; with "itself" the element, where it is one. */
function owner(node, itself = false) {
  return (itself ? node : node.parentElement).closest(`${FIELD}, ${ITEM}`);
}

/** Unfolds the entry of a list with a name, as soon as it is in the form, and moves there. */
export function openEntry(name) {
  const end = Date.now() + 15_000;
  const look = () => {
    const names = [...document.querySelectorAll(`${ITEM} input`)].filter((input) => /^(id|replace|add|hide)-field-/.test(input.id));
    const item = names.find((input) => input.value === name)?.closest(ITEM);
    if (item) void unfold(item).then(() => item.scrollIntoView());
    else if (Date.now() < end) setTimeout(look, 200);
  };
  look();
}

/** Unfolds an entry of a list or the fields of a value, where it is folded. */
async function unfold(target) {
  const isItem = target?.matches(ITEM);
  const folded = isItem ? target.querySelector(':scope > [class*="NestedObjectLabel"]') : target?.querySelector('[aria-label="Expand"]');
  if (isItem && folded && getComputedStyle(folded).display !== "none") target.querySelector('[class*="TopBar"] button').click();
  if (target?.matches('[aria-label="object field"]') && folded && owner(folded) === target) folded.click();
  await new Promise(requestAnimationFrame);
}

/** Unfolds everything around a field, and moves there. */
async function reveal(path) {
  for (let length = 1; length <= path.length; length += 1) await unfold(located(path.slice(0, length)));
  const target = located(path);
  target?.scrollIntoView({ block: "center" });
  target?.querySelector("input, textarea")?.focus({ preventScroll: true });
}

function atField({ severity, message, hint }) {
  const node = element("div", "", [element("b", message), element("p", hint)]);
  node.id = `message-${crypto.randomUUID()}`;
  node.className = `at-field ${severity}`;
  return node;
}

/** Returns a line of the list that leads to the field with the message. */
function link({ severity, field, message, path }) {
  const button = element("button", field);
  button.type = "button";
  button.addEventListener("click", () => void reveal(path));
  const item = element("li", "", [button, element("p", message)]);
  item.className = severity;
  return item;
}

function entry({ severity, field, message, hint, place }) {
  const item = element("li", "", [element("b", field), element("p", message), element("p", hint), element("code", place)]);
  item.className = severity;
  return item;
}

function element(name, text, children = []) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}
