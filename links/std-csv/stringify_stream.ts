import { stringify } from "./stringify.ts";

/** Options of {@linkcode CsvStringifyStream}. */
export interface CsvStringifyStreamOptions {
  /** What separates fields. Default: `,`. */
  readonly separator?: string;
  /** Columns, in order. Needed for rows that are objects. */
  readonly columns?: Array<string>;
}

/**
 * Writes comma-separated values as a stream: the names of the columns first, if there are any, then a
 * piece of text for each row.
 *
 * @example
 * ```ts ignore
 * const text = rows.pipeThrough(new CsvStringifyStream({ columns: ["id", "title"] }));
 * ```
 */
export class CsvStringifyStream<TOptions extends CsvStringifyStreamOptions> extends TransformStream<
  TOptions["columns"] extends Array<string> ? Record<string, unknown> : Array<unknown>,
  string
> {
  constructor(options?: TOptions) {
    const { separator = ",", columns = [] } = options ?? {};
    super({
      start(controller): void {
        if (columns.length === 0) return;
        controller.enqueue(stringify([columns], { separator, headers: false }));
      },
      transform(row, controller): void {
        controller.enqueue(stringify([row], { separator, headers: false, columns }));
      },
    });
  }
}
