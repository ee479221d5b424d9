// Starts Decap CMS with the forms of one layer, and asks for a check before anything is saved.
import * as yaml from "./yaml/browser/dist/index.js";
import * as diff3 from "./node-diff3/dist/diff3.mjs";
import { format } from "./writer.mjs";
import { messages, openEntry } from "./messages.mjs";

const { CMS } = window;
const settings = await (await fetch("config.json")).json();
const saved = new Map(); // path -> the text that this page saved last
const velkomst = format(yaml, diff3, settings.kinds, settings.schemas, settings.titles);

if (settings.check) localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: settings.config.backend.name })); // nobody logs in here
document.title = settings.title;
CMS.registerCustomFormat("velkomst", "yml", velkomst);
CMS.registerLocale("da", merged(CMS.getLocale("da"), settings.phrases));
if (settings.check) CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => checked(entry) });
CMS.registerEventListener({ name: "postSave", handler: ({ entry }) => void saved.set(entry.get("path"), velkomst.toFile(entry.get("data").toJS())) });
if (settings.site) settings.config.site_url = `${location.origin}/${settings.site}`;
settings.config.display_url = new URL("..", location.href).href;
CMS.init({ config: settings.config });

const block = new URLSearchParams(location.search).get("block"); // the preview leads to the form of one text
if (block) openEntry(block);
if (settings.check) void post({}); // the first check takes the longest, so it runs while people read the form

/** Opens and folds an entry by a click on its name, not on the small arrow only. */
document.addEventListener("click", ({ target }) => {
  if (String(target.className).includes("NestedObjectLabel")) target.previousElementSibling?.querySelector("button")?.click();
});

/** Shows what check says about the entry as it would be saved, and returns its data to save; raises an error where it must not be saved. */
async function checked(entry) {
  const data = entry.get("data").toJS();
  const collection = settings.config.collections.find(({ name }) => name === entry.get("collection"));
  const isNew = entry.get("newRecord") || !entry.get("path");
  const path = entry.get("path") || `${collection.folder}/${data[collection.identifier_field]}.yml`;
  const response = await post({ path, sources: isNew ? [""] : [data.$source ?? "", saved.get(path)], text: written(data) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  messages(answer);
  if (answer.refused) throw new Error(answer.title);
  return answer.based_on.reduce((changed, { path: keys, value }) => changed.setIn(keys, value), entry.get("data"));
}

function written(data) {
  try {
    return velkomst.toFile(data);
  } catch {
    throw new Error(settings.unwritable);
  }
}

function post(call) {
  return fetch(settings.check, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(call) });
}

function merged(phrases, own) {
  const isGroup = (value) => typeof value === "object";
  return { ...phrases, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [key, isGroup(value) ? merged(phrases[key] ?? {}, value) : value])) };
}
