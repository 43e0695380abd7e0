/** `deno task client`: writes the types of the API's client from its OpenAPI document. */
import openapiTS, { astToString } from "openapi-typescript";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createApi } from "../lib/api/app.ts";
import { PLAIN_OPTIONS } from "../lib/api/testing.ts";
import { print, runCommand } from "../lib/command.ts";
import { ReelmatchError } from "../lib/errors.ts";

const USAGE = `Usage: deno task client [--check]

  --check   only tell whether the types are those of the document
`;

const TYPES = fileURLToPath(new URL("../lib/ui/api/schema.gen.d.ts", import.meta.url));

async function generate(): Promise<string> {
  const api = createApi(PLAIN_OPTIONS);
  const document = await (await api.request("/api/openapi.json", {}, { snapshot: null })).json();
  const types = await openapiTS({ ...document, info: { title: "Reelmatch", version: "" } });
  return `// Written by \`deno task client\` from the OpenAPI document: do not edit.\n\n${
    astToString(types)
  }`;
}

await runCommand(async () => {
  const options = { help: { type: "boolean" }, check: { type: "boolean" } } as const;
  const { values } = parseArgs({ args: Deno.args, options });
  if (values.help) return print(Deno.stdout, USAGE);
  const types = await generate();
  if (!values.check) return await Deno.writeTextFile(TYPES, types);
  if (await Deno.readTextFile(TYPES) === types) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    "The client's types are not those of the OpenAPI document: run `deno task client`.",
  );
});
