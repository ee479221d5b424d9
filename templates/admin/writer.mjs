// Reads YAML into the data of a form, and writes an edited form into the text that it came from, so that comments,
// quotation marks and the order of keys stay and only the lines change that somebody edited.

const DROPPED = "$"; // what begins with it is for the form only: $source, $kind, $verb

/**
 * Returns a custom format for Decap CMS.
 * @param {object} yaml the npm package yaml
 * @param {Function} diff3Merge of the npm package node-diff3
 * @param {object} kinds kind of file -> its rules, as velkomst/cli/forms/conversions.py writes them
 * @param {string} schemas the path from a list of the layer to the folder of the JSON Schemas, such as "../../schemas/"
 */
export function format(yaml, diff3Merge, kinds, schemas) {
  const parsed = (text) => {
    const document = yaml.parseDocument(text, { schema: "failsafe" });
    if (document.errors.length) throw document.errors[0];
    return document;
  };
  const written = (document) => document.toString({ lineWidth: 0, flowCollectionPadding: false });

  const kindOf = (data) => {
    const fitting = Object.entries(kinds).filter(([, rules]) => rules.required.every((key) => key in data));
    return fitting.sort((a, b) => b[1].required.length - a[1].required.length)[0]?.[0];
  };

  function fromFile(text) {
    if (!text.trim()) return {};
    const data = parsed(lines(text)).toJS();
    const kind = kindOf(data);
    return { ...read(data, kinds[kind], []), $kind: kind, $source: text };
  }

  function toFile(form) {
    const { $source: source = "", $kind: kind = kindOf(form), ...rest } = form;
    const rules = kinds[kind];
    const after = cleaned(rest);
    const draft = new Draft(yaml, rules);
    if (!source.trim()) return rules.folder || Object.keys(after).length ? head(kind, rules) + created(draft, after) : "";
    const document = parsed(lines(source));
    const before = cleaned(read(document.toJS(), rules, []));
    if (same(before, after)) return source;
    const base = written(document);
    draft.patchMap(document, document.contents, before, after, []);
    const merged = threeWay(diff3Merge, lines(source), base, written(document));
    if (!same(cleaned(read(parsed(merged).toJS(), rules, [])), after)) throw new Error("YAML: " + kind);
    return (source.startsWith("\ufeff") ? "\ufeff" : "") + (source.includes("\r\n") ? merged.replaceAll("\n", "\r\n") : merged);
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

/** Edits one parsed file. "before" and "after" are data of the form, "path" has a * for each list. */
class Draft {
  constructor(yaml, rules) {
    Object.assign(this, { yaml, rules });
  }

  patchMap(document, map, before, after, path) {
    const keys = Object.keys(after).filter((key) => !key.startsWith(DROPPED));
    for (const key of keys) {
      if (same(before[key], after[key])) continue;
      const below = [...path, key];
      const node = map.get(key, true);
      if (node === undefined) this.insert(document, map, key, this.node(document, after[key], below), path);
      else if (this.patches(document, node, before[key], after[key], below)) continue;
      else map.set(key, this.replacement(node, this.node(document, after[key], below)));
    }
    for (const key of Object.keys(before)) if (!(key in after)) map.delete(key);
  }

  /** Edits a node in place and returns true, or returns false where it must be replaced. */
  patches(document, node, before, after, path) {
    const { isMap, isScalar, isSeq } = this.yaml;
    if (this.rules.conversions[path.join("/")] in UNIONS) return false;
    if (isScalar(node) && typeof after === "string") setText(node, after);
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
    const union = UNIONS[this.rules.conversions[pattern]];
    const plain = union ? union(value) : value;
    if (typeof plain === "string") return text(document, plain, this.rules.texts.includes(pattern));
    const node = document.createNode(Array.isArray(plain) ? [] : {});
    if (Array.isArray(plain)) {
      node.items = plain.map((item) => this.node(document, item, [...path, "*"]));
      node.flow = plain.every((item) => typeof item === "string");
      return node;
    }
    for (const key of ordered(plain, this.rules.orders[pattern])) {
      const below = [...path, key];
      const isDefault = plain[key] === this.rules.defaults[below.join("/")];
      if (!key.startsWith(DROPPED) && !isDefault) node.add(document.createPair(key, this.node(document, plain[key], below)));
    }
    return node;
  }

  replacement(old, node) {
    node.comment = old.comment;
    node.commentBefore = old.commentBefore;
    node.spaceBefore = old.spaceBefore;
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
const listed = (value) => (typeof value === "string" ? [value] : value);

/** Returns the data of the form: lists instead of single names, with the kind of each block and the verb of each change. */
function read(value, rules, path) {
  const pattern = path.join("/");
  const conversion = rules?.conversions[pattern];
  if (conversion === "names") return listed(value);
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
  else if (/^[-+.\d][-+\d .:T]{2,}$|^(null|true|false|~)$/i.test(value)) node.type = "QUOTE_DOUBLE";
  return node;
}

function setText(node, value) {
  const isBlock = node.type?.startsWith("BLOCK");
  if (!isBlock && value.includes("\n")) node.type = "BLOCK_LITERAL";
  const ends = isBlock ? node.value.endsWith("\n") : value.includes("\n");
  node.value = ends ? value + "\n" : value;
}

/** Returns the edited text with the lines of the source wherever the edit did not touch them. */
function threeWay(diff3Merge, source, base, edited) {
  if (source === base) return edited;
  const parts = diff3Merge(source.split("\n"), base.split("\n"), edited.split("\n"));
  return parts.flatMap((part) => part.ok ?? part.conflict.b).join("\n");
}
