/** What parsing with these options gives: objects if there are names for the columns, else arrays. */
export type ParseResult<ParseOptions, T> = T extends
  ParseOptions & { columns: readonly (infer C extends string)[] } ? RecordWithColumn<C>[]
  : T extends ParseOptions & { skipFirstRow: true } ? Record<string, string>[]
  : T extends ParseOptions & { columns?: undefined; skipFirstRow?: false | undefined } ? string[][]
  : Record<string, string>[] | string[][];

/** An object with these columns; with any columns, if their names are not known. */
export type RecordWithColumn<C extends string> = string extends C ? Record<string, string>
  : Record<C, string>;
