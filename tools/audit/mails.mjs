// A folder of finished mails in; what MJML's, html-validate's and caniemail's authors say about them out.
// MJML: strict validation. html-validate: a small list of rules, since mail HTML is old on purpose.
// caniemail: only what caniemail-baseline.json lists, with its reason, may be unsupported somewhere.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, modules, baselineFile] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(modules, "audit.js")));
const mjml2html = require("mjml");
const { HtmlValidate, StaticConfigLoader } = require("html-validate");
const { caniemail } = await import(pathToFileURL(require.resolve("caniemail")).href);

const rules = {
  "attr-quotes": "off", "element-required-attributes": "error", "no-dup-attr": "error", "no-dup-id": "error",
  "unrecognized-char-ref": "error", "void-content": "error", "wcag/h30": "error", "wcag/h37": "error",
  "close-order": "error", "empty-title": "error", "element-name": "error", "wcag/h36": "error",
};
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, elements: ["html5"], rules }));
const clients = ["gmail.*", "outlook.*", "apple-mail.*"];
const baseline = JSON.parse(readFileSync(baselineFile, "utf8")).allowed;
const faults = [], used = new Set();

const names = readdirSync(folder).filter((name) => name.endsWith(".html")).map((name) => name.slice(0, -5)).sort();
for (const name of names) {
  const source = readFileSync(join(folder, `${name}.mjml`), "utf8");
  const { errors } = await mjml2html(source, { validationLevel: "soft", keepComments: true });
  faults.push(...errors.map((error) => `${name}.mjml: ${error.formattedMessage}`));
  const html = readFileSync(join(folder, `${name}.html`), "utf8");
  const report = await validator.validateString(html);
  for (const result of report.results)
    faults.push(...result.messages.map((one) => `${name}.html:${one.line}: ${one.ruleId}: ${one.message}`));
}

// One mail of each shape is enough for caniemail: it looks at which features are used, not at words.
const shapes = names.filter((name) => /-(da|ar)-(welcome|newsletter|event-invitation|consent)$/.test(name));
for (const name of shapes) {
  const result = caniemail({ clients, html: readFileSync(join(folder, `${name}.html`), "utf8") });
  const issues = [...(result.issues?.errors ?? new Map()).values()].flat();
  for (const issue of issues) {
    used.add(issue.title);
    if (!(issue.title in baseline)) faults.push(`${name}.html: caniemail: ${issue.title} is not supported everywhere`);
  }
}
for (const title of Object.keys(baseline))
  if (!used.has(title)) faults.push(`caniemail-baseline.json: '${title}' is not used any more: take it out`);

const unique = [...new Set(faults)];
for (const fault of unique.slice(0, 60)) console.error(fault);
console.log(`${names.length} mails with MJML and html-validate, ${shapes.length} with caniemail: ${unique.length} faults`);
process.exit(unique.length ? 1 : 0);
