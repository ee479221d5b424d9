// Reads YAML into the data of a form, and writes an edited form into the text that it came from, so that comments,
// quotation marks and the order of keys stay and only the lines change that somebody edited.

const DROPPED = "$"; // what begins with it is for the form only: $source, $kind, $title, $verb

/**
 * Returns a custom format for Decap CMS.
 * @param {object} yaml the npm package yaml
 * @param {object} diff3 the npm package node-diff3
 * @param {object} kinds kind of file -> its rules, as velkomst/cli/forms/conversions.py writes them
 * @param {string} schemas the path from a list of the layer to the folder of the JSON Schemas, such as "../../schemas/"
 * @param {object} titles key -> value -> how the file of changes with that value is named in the list of files
 */
export function format(yaml, diff3, kinds, schemas, titles = {}) {
  const parsed = (text) => {
    const document = yaml.parseDocument(text, { schema: "failsafe" });
    if (document.errors.length) throw document.errors[0];
    return document;
  };
  const written = (document) => document.toString({ lineWidth: 0, flowCollectionPadding: false });

  /** Returns the kind of file that the data fit: it has their lists, the fewest unknown keys, then the most required ones. */
  const kindOf = (data) => {
    const unknown = ({ orders }) => Object.keys(data).filter((key) => !orders[""].includes(key)).length;
    const fitting = Object.entries(kinds).filter(([, rules]) => rules.required.every((key) => key in data) && fits(rules, data));
    return fitting.sort((a, b) => unknown(a[1]) - unknown(b[1]) || b[1].required.length - a[1].required.length)[0]?.[0];
  };

  function fromFile(text) {
    if (!text.trim()) return {};
    const data = parsed(lines(text)).toJS() ?? {};
    const kind = kindOf(data);
    const title = Object.entries(titles).map(([key, shown]) => shown[data[key]] ?? data[key]).find(Boolean);
    return { ...read(data, kinds[kind], []), ...(Object.keys(data).length && { $kind: kind }), ...(title && { $title: title }), $source: text };
  }

  function toFile(form) {
    const { $source: source = "", $kind: chosen, $title, ...rest } = form;
    const after = cleaned(rest);
    const kind = chosen && fits(kinds[chosen], after) ? chosen : kindOf(after);
    const rules = kinds[kind];
    const draft = new Draft(yaml, rules);
    if (!source.trim()) return rules.folder || Object.keys(after).length ? head(kind, rules) + created(draft, after) : "";
    const document = parsed(lines(source));
    const before = cleaned(read(document.toJS() ?? {}, rules, []));
    if (same(before, after)) return source;
    const merged = document.contents ? patched(draft, document, source, before, after) : lines(source).trimEnd() + "\n" + created(draft, after);
    if (!same(cleaned(read(parsed(merged).toJS(), rules, [])), after)) throw new Error("YAML: " + kind);
    return (source.startsWith("\ufeff") ? "\ufeff" : "") + (source.includes("\r\n") ? merged.replaceAll("\n", "\r\n") : merged);
  }

  function patched(draft, document, source, before, after) {
    const base = written(document);
    draft.patchMap(document, document.contents, before, after, []);
    return threeWay(diff3, lines(source), base, written(document));
  }

  const head = (kind, rules) =>
    `# yaml-language-server: $schema=${rules.folder ? "../" : ""}${schemas}${kind}.schema.json\n`;

  function created(draft, data) {
    const document = new yaml.Document(undefined, { schema: "failsafe" });
    document.contents = draft.node(document, data, []);
    return written(document);
  }

  return { fromFile, toFile };
}

/** Says whether the lists of the data have entries where the kind of file has entries, and words where it has words. */
function fits({ orders, conversions }, data) {
  const lists = Object.entries(data).filter(([key, value]) => Array.isArray(value) && !(conversions[key] in PAIRS));
  return lists.every(([key, items]) => items.every((item) => isObject(item) === `${key}/*` in orders));
}

/** Edits one parsed file. "before" and "after" are data of the form, "path" has a * for each list. */
class Draft {
  constructor(yaml, rules) {
    Object.assign(this, { yaml, rules });
  }

  patchMap(document, map, before, after, path) {
    const keys = Object.keys(after).filter((key) => !key.startsWith(DROPPED));
    for (const key of keys) {
      if (same(before[key], after[key])) continue;
      const below = this.below(path, key);
      const node = map.get(key, true);
      if (node === undefined) this.insert(document, map, key, this.node(document, after[key], below), path);
      else if (this.patches(document, node, before[key], after[key], below)) continue;
      else map.set(key, this.replacement(node, this.node(document, after[key], below)));
    }
    for (const key of Object.keys(before)) {
      if (key in after) continue;
      const below = [...path, key];
      if (this.rules.blanks.includes(below.join("/"))) map.set(key, this.node(document, "", below));
      else map.delete(key);
    }
  }

  /** Returns the path of a key in the rules: a free key has the path of all of them. */
  below(path, key) {
    return [...path, this.rules.conversions[path.join("/")] in PAIRS ? "*" : key];
  }

  /** Edits the free keys of a map, and brings them into the order of the form. */
  patchPairs(document, map, before, after, path) {
    this.patchMap(document, map, before, after, path);
    const names = Object.keys(after);
    map.items.sort((a, b) => names.indexOf(String(a.key)) - names.indexOf(String(b.key)));
  }

  /** Edits a node in place and returns true, or returns false where it must be replaced. */
  patches(document, node, before, after, path) {
    const { isMap, isScalar, isSeq } = this.yaml;
    const conversion = this.rules.conversions[path.join("/")];
    if (conversion in UNIONS) return false;
    if (conversion in PAIRS && isMap(node)) this.patchPairs(document, node, PAIRS[conversion](before), PAIRS[conversion](after), path);
    else if (isScalar(node) && typeof after === "string") setText(node, after);
    else if (isMap(node) && isObject(before) && isObject(after)) this.patchMap(document, node, before, after, path);
    else if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) this.patchList(document, node, before, after, path);
    else return false;
    return true;
  }

  patchList(document, list, before, after, path) {
    const below = [...path, "*"];
    const spaced = list.items.length > 1 && Boolean(list.items[1].spaceBefore);
    const sources = matched(before, after);
    list.items = after.map((item, index) => {
      const source = sources[index];
      const node = source === undefined ? undefined : list.items[source];
      if (node && same(before[source], item)) return node;
      if (node && this.patches(document, node, before[source], item, below)) return node;
      const added = this.node(document, item, below);
      if (spaced && index > 0) added.spaceBefore = true;
      return node ? this.replacement(node, added) : added;
    });
  }

  /** Adds a key after the last of the keys that come before it in the schema. */
  insert(document, map, key, node, path) {
    const order = this.rules.orders[path.join("/")] ?? [];
    const earlier = new Set(order.slice(0, order.indexOf(key)));
    const place = map.items.reduce((last, pair, index) => (earlier.has(String(pair.key)) ? index + 1 : last), 0);
    map.items.splice(place || map.items.length, 0, document.createPair(key, node));
  }

  /** Returns the node of a new value. */
  node(document, value, path) {
    const pattern = path.join("/");
    const conversion = this.rules.conversions[pattern];
    const plain = (UNIONS[conversion] ?? PAIRS[conversion] ?? ((same) => same))(value);
    if (typeof plain === "string" && this.rules.numbers.includes(pattern)) return document.createNode(plain);
    if (typeof plain === "string") return text(document, plain, this.rules.texts.includes(pattern));
    const node = document.createNode(Array.isArray(plain) ? [] : {});
    if (Array.isArray(plain)) {
      node.items = plain.map((item) => this.node(document, item, [...path, "*"]));
      node.flow = plain.every((item) => typeof item === "string");
      return node;
    }
    const blanks = this.rules.blanks.filter((blank) => blank.startsWith(`${pattern}/`)).map((blank) => blank.slice(pattern.length + 1));
    for (const key of blanks) if (!key.includes("/")) plain[key] ??= "";
    for (const key of ordered(plain, this.rules.orders[pattern])) {
      const below = this.below(path, key);
      const isDefault = plain[key] === this.rules.defaults[below.join("/")];
      if (!key.startsWith(DROPPED) && !isDefault) node.add(document.createPair(key, this.node(document, plain[key], below)));
    }
    return node;
  }

  replacement(old, node) {
    node.comment = old.comment;
    node.commentBefore = old.commentBefore;
    node.spaceBefore = old.spaceBefore;
    if (old.flow && this.yaml.isCollection(node)) node.flow = true;
    return node;
  }
}

/** Name of a conversion -> how the form's value is written: one name instead of a list of one. */
const single = (names) => (names.length === 1 ? names[0] : names);
const UNIONS = {
  names: single,
  byAudience: (places) => {
    const keys = Object.keys(places);
    if (keys.length === 1 && keys[0] === "default") return single(places.default);
    return Object.fromEntries(keys.map((key) => [key, single(places[key])]));
  },
  choiceByAudience: (choices) => {
    const keys = Object.keys(choices);
    return keys.length === 1 && keys[0] === "default" ? choices.default : choices;
  },
};
/** Name of a conversion -> how the pairs of the form are written: one key for each; a list may be empty. */
const PAIRS = {
  pairs: (pairs = []) => Object.fromEntries(pairs.map(({ key, value = "" }) => [key, value])),
  pairsOfLists: (pairs = []) => Object.fromEntries(pairs.map(({ key, value = [] }) => [key, value])),
};
const listed = (value) => (typeof value === "string" ? [value] : value);

/** Returns the data of the form: lists instead of single names, with the kind of each block and the verb of each change. */
function read(value, rules, path) {
  const pattern = path.join("/");
  const conversion = rules?.conversions[pattern];
  if (conversion === "names") return listed(value);
  if (conversion in PAIRS) {
    return isObject(value) ? Object.entries(value).map(([key, inner]) => ({ key, value: read(inner, rules, [...path, "*"]) })) : value;
  }
  if (conversion === "choiceByAudience") return isObject(value) ? value : { default: value };
  if (conversion === "byAudience") {
    const places = isObject(value) ? value : { default: value };
    return Object.fromEntries(Object.entries(places).map(([key, names]) => [key, listed(names)]));
  }
  if (typeof value === "string") return value.trimEnd();
  if (Array.isArray(value)) return value.map((item) => read(item, rules, [...path, "*"]));
  if (!isObject(value)) return value;
  const data = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, read(inner, rules, [...path, key])]));
  for (const key of rules?.orders[pattern] ?? []) {
    const filled = rules.defaults[[...path, key].join("/")];
    if (filled !== undefined) data[key] ??= filled;
  }
  if (conversion === "verb") data.$verb = rules.verbs.find((verb) => verb in data);
  return data;
}

/** Returns the data without what is empty, and with the line breaks of YAML. */
function cleaned(value) {
  if (typeof value === "string") return lines(value).trimEnd();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(cleaned).filter((item) => !isEmpty(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]).filter(([, inner]) => !isEmpty(inner)));
}

const lines = (text) => text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isEmpty = (value) =>
  value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).some((key) => !key.startsWith(DROPPED)));

function same(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}

/** Returns for each new item the index of the old one that it comes from: the same, one with the same id, or the one in its place. */
function matched(before, after) {
  const free = new Set(before.keys());
  const sources = after.map(() => undefined);
  const take = (fits) =>
    after.forEach((item, index) => {
      if (sources[index] !== undefined) return;
      const source = [...free].find((old) => fits(before[old], item, old, index));
      if (source !== undefined) free.delete((sources[index] = source));
    });
  take((old, item) => same(old, item));
  take((old, item) => identity(item) !== undefined && identity(old) === identity(item));
  if (before.length === after.length) take((old, item, place, index) => place === index);
  return sources;
}

const identity = (item) => (isObject(item) ? (item.id ?? item.term ?? (item.$verb && item.$verb + item[item.$verb])) : undefined);

function ordered(data, order = []) {
  const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.keys(data).sort((a, b) => place(a) - place(b));
}

/** Returns the node of a text: a block where it has lines, in quotation marks where YAML might read a number or a date. */
function text(document, value, isBlock) {
  const node = document.createNode(isBlock || value.includes("\n") ? value + "\n" : value);
  if (node.value !== value) node.type = "BLOCK_LITERAL";
  else if (/^[-+.\d][-+\d .:T]{2,}$|^[0-9a-f]{8}$|^(null|true|false|~)?$/i.test(value)) node.type = "QUOTE_DOUBLE";
  return node;
}

function setText(node, value) {
  const isBlock = node.type?.startsWith("BLOCK");
  if (!isBlock && value.includes("\n")) node.type = "BLOCK_LITERAL";
  const ends = isBlock ? node.value.endsWith("\n") : value.includes("\n");
  node.value = ends ? value + "\n" : value;
}

/** Returns the edited text with the lines of the source wherever the edit did not touch them. */
function threeWay({ diff3Merge, diffComm }, source, base, edited) {
  if (source === base) return edited;
  const parts = diff3Merge(source.split("\n"), base.split("\n"), edited.split("\n"));
  return parts.flatMap((part) => part.ok ?? neighbours(diffComm, part.conflict)).join("\n");
}

/** Returns the lines of a conflict: those of the source wherever the edit only changed the lines before or after them. */
function neighbours(diffComm, { a: source, o: base, b: edited }) {
  const added = Array.from({ length: base.length + 1 }, () => []);
  const kept = new Array(base.length).fill(false);
  let line = 0;
  for (const { common, buffer1, buffer2 } of diffComm(base, edited)) {
    if (common) kept.fill(true, line, line + common.length);
    else added[line].push(...buffer2);
    line += (common ?? buffer1).length;
  }
  const result = [];
  const edit = (index) => result.push(...added[index], ...(kept[index] ? [base[index]] : []));
  line = 0;
  for (const { common, buffer1, buffer2 } of diffComm(source, base)) {
    const end = line + (common ?? buffer2).length;
    const untouched = kept.slice(line, end).every(Boolean) && added.slice(line + 1, end).every((lines) => !lines.length);
    if (common || !untouched) for (; line < end; line += 1) edit(line);
    else result.push(...(end > line ? added[line] : []), ...buffer1);
    line = end;
  }
  return [...result, ...added[base.length]];
}
