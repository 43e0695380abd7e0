/** Prints what tasks narrow a permission to; see `lib/permissions.ts`. */
import { print, runCommand } from "../lib/command.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { isPermitted, permitted } from "../lib/permissions.ts";

await runCommand(async () => {
  const [word = ""] = Deno.args;
  if (!isPermitted(word)) {
    throw new ReelmatchError("BAD_INPUT", `"${word}" is nothing that tasks are permitted.`);
  }
  await print(Deno.stdout, permitted(word, (name) => Deno.env.get(name)));
});
