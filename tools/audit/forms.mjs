// Reads and writes files as the forms do: takes {kinds, files: [text | {form}]} on stdin, answers with forms or texts.
import { readFileSync } from "node:fs";
import * as diff3 from "../../node_modules/node-diff3/dist/diff3.mjs";
import * as yaml from "../../node_modules/yaml/browser/dist/index.js";
import { format } from "../../templates/admin/writer.mjs";

const { kinds, files } = JSON.parse(readFileSync(0, "utf-8"));
const { fromFile, toFile } = format(yaml, diff3, kinds, "../../schemas/");
process.stdout.write(JSON.stringify(files.map((file) => (typeof file === "string" ? fromFile(file) : toFile(file.form)))));
