/** Which request a form of the API's page makes. */
export interface Call {
  readonly method: "GET" | "POST";
  /** With `{name}` where the field of that name goes. */
  readonly path: string;
  /** Names of the fields that are headers. */
  readonly headers: readonly string[];
}

/** Fields that are no parameters, under names that no parameter has. */
export const FIELDS = { operation: "$operation", body: "$body", token: "$token" } as const;

/** Path and query for what a form holds; a field that is left empty is left out. */
export function addressOf(call: Call, fields: Iterable<readonly [string, string]>): string {
  const reserved: readonly string[] = [...Object.values(FIELDS), ...call.headers];
  const query = new URLSearchParams();
  let path = call.path;
  for (const [name, value] of fields) {
    if (value === "" || reserved.includes(name)) continue;
    const place = `{${name}}`;
    if (path.includes(place)) path = path.replace(place, () => encodeURIComponent(value));
    else query.append(name, value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The same as a request. */
export function requestOf(call: Call, fields: FormData): Request {
  const texts = [...fields].filter((field): field is [string, string] =>
    typeof field[1] === "string"
  );
  const given = new Map(texts);
  const headers = new Headers();
  for (const name of call.headers) {
    const value = given.get(name);
    if (value) headers.set(name, value);
  }
  const token = given.get(FIELDS.token);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  const body = given.get(FIELDS.body);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  return new Request(addressOf(call, texts), { method: call.method, headers, body });
}
