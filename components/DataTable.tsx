import type { JSX } from "preact";
import type { TableSpec } from "../lib/ui/charts/spec.ts";

interface DataTableProps {
  readonly table: TableSpec;
  readonly label: string;
}

/** Rows of text as a table that scrolls in its own room; the first cell of a row names it. */
export function DataTable({ table, label }: DataTableProps): JSX.Element {
  const { columns, rows } = table;
  const numberClass = (column: number): string | undefined =>
    columns[column].isNumber ? "is-number" : undefined;
  return (
    <div class="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table class="data">
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col" class={numberClass(i)}>{column.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => <td key={i} class={numberClass(i + 1)}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
