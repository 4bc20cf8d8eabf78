// What GitHub's own parser of workflows says of a file, as JSON: node workflow.mjs FILE FOLDER, which has node_modules.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// the package imports its schema as JSON without the attribute that Node asks for
const hook = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
register("data:text/javascript," + encodeURIComponent(hook));
const { parseWorkflow, convertWorkflowTemplate } = await import(
  pathToFileURL(resolve(process.argv[3], "node_modules/@actions/workflow-parser/dist/index.js"))
);

const trace = { info() {}, verbose() {}, error: console.error };
const file = { name: "borderdesk.yml", content: readFileSync(process.argv[2], "utf8") };
const parsed = parseWorkflow(file, trace);
const found = parsed.value ? await convertWorkflowTemplate(parsed.context, parsed.value) : {};
const errors = parsed.context.errors.getErrors().map((error) => error.message);
console.log(JSON.stringify({ errors: [...errors, ...(found.errors ?? [])], schedule: found.events?.schedule }));
