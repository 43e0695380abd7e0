/**
 * Turns the path of a route file into the path of a `URLPattern`.
 *
 * | file           | pattern         |
 * |----------------|-----------------|
 * | `/index`       | `/`             |
 * | `/films/index` | `/films`        |
 * | `/films/[id]`  | `/films/:id`    |
 * | `/[[lang]]/a`  | `{/:lang}?/a`   |
 * | `/a/[...rest]` | `/a/:rest*`     |
 * | `/(group)/a`   | `/a`            |
 *
 * @throws {SyntaxError} if parameters touch each other or brackets do not pair.
 */
export function fileToPattern(id: string): string {
  const segments = id.split("/").filter((segment) => segment !== "");
  if (segments.at(-1) === "index") segments.pop();
  const parts = segments.filter((segment) => !isGroup(segment))
    .map((segment) => segmentPattern(segment, id));
  const pattern = parts.join("");
  if (pattern === "") return "/";
  // a path always starts with a slash, so one that is all optional keeps it outside the group
  return parts.every((part) => part.startsWith("{")) ? pattern.replace("{/", "/{") : pattern;
}

/**
 * The steps of a folder, named as in `app.use("/films/:id", …)`: `/films/[id]` gives `films`, `:id`.
 * Groups keep their name, for their middleware holds for their own files only.
 */
export function folderSteps(folder: string): string[] {
  return folder.split("/").filter((segment) => segment !== "")
    .map((segment) => isGroup(segment) ? segment : segmentPattern(segment, folder).slice(1));
}

/** Whether a folder such as `(admin)` is left out of the URL. */
function isGroup(segment: string): boolean {
  return segment.startsWith("(") && segment.endsWith(")");
}

function segmentPattern(segment: string, id: string): string {
  const rest = /^\[\.\.\.([^\][]+)\]$/.exec(segment);
  if (rest) return `/:${rest[1]}*`;
  const optional = /^\[\[([^\][]+)\]\]$/.exec(segment);
  if (optional) return `{/:${optional[1]}}?`;
  if (segment.includes("][")) {
    throw new SyntaxError(
      `The route file "${id}" has two parameters side by side; put a character between them, such as [a]-[b].`,
    );
  }
  const named = segment.replace(/\[([^\][]+)\]/g, ":$1");
  if (/[\][]/.test(named)) {
    throw new SyntaxError(
      `The route file "${id}" has brackets that do not pair; write a parameter as [name].`,
    );
  }
  return `/${named}`;
}
