import { stringify as stringifyRows } from "csv-stringify/sync";

/** An index of an array or a key of an object. */
export type PropertyAccessor = number | string;

/** A column and where its values are. */
export type ColumnDetails = {
  /** Name in the first row. Default: the last key. */
  header?: string;
  /** Key of the value, or the keys that lead to it. */
  prop: PropertyAccessor | PropertyAccessor[];
};

/** A column: a key, the keys that lead to a value inside, or these with a name. */
export type Column = ColumnDetails | PropertyAccessor | PropertyAccessor[];

/** A row. */
export type DataItem = Readonly<Record<string, unknown> | unknown[]>;

/** Options of {@linkcode stringify}. */
export type StringifyOptions = {
  /** Whether the first row has the names of the columns. Default: `true`. */
  headers?: boolean;
  /** What separates fields. Default: `,`. */
  separator?: string;
  /** Columns, in order. Needed for rows that are objects. */
  columns?: readonly Column[];
  /** Whether to start with a byte-order mark, by which Excel knows UTF-8. Default: `false`. */
  bom?: boolean;
};

/**
 * Writes comma-separated values, each row ended by CRLF. `null` and `undefined` are empty, objects are
 * JSON.
 *
 * @throws {TypeError} if rows are objects and there are no columns, or if the separator holds a
 * quotation mark or CRLF.
 *
 * @example
 * ```ts ignore
 * stringify([{ id: 1, title: "Alien" }], { columns: ["id", "title"] }); // "id,title\r\n1,Alien\r\n"
 * ```
 */
export function stringify(data: readonly DataItem[], options: StringifyOptions = {}): string {
  const { headers = true, separator = ",", columns = [], bom = false } = options;
  if (separator.includes('"') || separator.includes("\r\n")) {
    throw new TypeError(
      `stringify() was given the separator ${
        JSON.stringify(separator)
      }; it must hold no quotation mark and no CRLF.`,
    );
  }
  const normal = columns.map(normalize);
  const rows = data.map((item) => valuesOf(item, normal));
  if (headers && normal.length > 0) rows.unshift(normal.map((column) => column.header));
  const text = stringifyRows(rows.map((row) => row.map(toText)), {
    delimiter: separator,
    record_delimiter: "\r\n",
    quoted_match: /\n/,
  });
  return bom ? `\ufeff${text}` : text;
}

interface NormalColumn {
  readonly header: string;
  readonly keys: readonly PropertyAccessor[];
}

function normalize(column: Column): NormalColumn {
  const details: ColumnDetails = typeof column === "object" && !Array.isArray(column)
    ? column
    : { prop: column };
  const keys = [details.prop].flat();
  return { header: details.header ?? String(keys.at(-1)), keys };
}

function valuesOf(item: DataItem, columns: readonly NormalColumn[]): unknown[] {
  if (columns.length > 0) {
    return columns.map(({ keys }) => keys.reduce<unknown>(valueAt, item));
  }
  if (Array.isArray(item)) return item;
  throw new TypeError("No property accessor function was provided for object");
}

function valueAt(value: unknown, key: PropertyAccessor): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value) && typeof key !== "number") {
    throw new TypeError('Property accessor is not of type "number"');
  }
  return Reflect.get(value, key);
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
