import type {
  Answer,
  ApiDocument,
  ApiTag,
  Content,
  DocumentedOperation,
  Parameter,
  Reference,
} from "./document.ts";

/** One method of one path. */
export interface Operation {
  /** Unique, and fit for an element's id. */
  readonly id: string;
  readonly method: "GET" | "POST";
  /** With `{name}` where a parameter goes. */
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly parameters: readonly Parameter[];
  /** What is sent along, `null` where nothing is. */
  readonly body: Content | null;
  readonly answers: readonly (Answer & { readonly status: string })[];
  readonly needsToken: boolean;
}

/** A tag of the document with its operations, in the document's order. */
export interface OperationGroup extends ApiTag {
  readonly operations: readonly Operation[];
}

/** The document's operations by their first tag. */
export function operationGroups({ tags = [], paths = {} }: ApiDocument): OperationGroup[] {
  const all = Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...get ? [{ tag: get.tags?.[0], operation: operationOf("GET", path, get) }] : [],
    ...post ? [{ tag: post.tags?.[0], operation: operationOf("POST", path, post) }] : [],
  ]);
  return tags.map((tag) => ({
    ...tag,
    operations: all.filter((one) => one.tag === tag.name).map(({ operation }) => operation),
  }));
}

function operationOf(
  method: Operation["method"],
  path: string,
  documented: DocumentedOperation,
): Operation {
  const { operationId, summary, description, parameters, requestBody, responses, security } =
    documented;
  return {
    id: operationId ?? `${method}${path.replaceAll(/\W+/g, "-")}`,
    method,
    path,
    summary: summary ?? path,
    description,
    parameters: (parameters ?? []).filter(isInline),
    body: requestBody !== undefined && isInline(requestBody) ? requestBody.content : null,
    answers: Object.entries(responses ?? {}).flatMap(([status, answer]) =>
      isInline(answer) ? [{ ...answer, status }] : []
    ),
    needsToken: security !== undefined && security.length > 0,
  };
}

/** The document refers to schemas alone; all else stands where it is used. */
const isInline = <T extends object>(part: T | Reference): part is T => !("$ref" in part);
