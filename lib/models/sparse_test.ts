import { assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { labelFeatures } from "./sparse.ts";

const labels = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 5 }), {
  maxLength: 12,
});

Deno.test("labels become features of the rows that have them, rare ones left out", () => {
  fc.assert(fc.property(labels, fc.integer({ min: 1, max: 3 }), (labelsOf, fewest) => {
    const { nFeatures, starts, rows, scales } = labelFeatures("label", labelsOf, fewest);
    const having = (label: "a" | "b" | "c" | "d"): number[] =>
      labelsOf.flatMap((labels, row) => labels.includes(label) ? [row] : []);
    const expected = (["a", "b", "c", "d"] as const).map(having).filter((list) =>
      list.length >= fewest
    );
    const found = Array.from(
      { length: nFeatures },
      (_, feature) => [...rows.subarray(starts[feature], starts[feature + 1])],
    );
    assertEquals(found, expected);
    // what a row has of its features is of length 1
    labelsOf.forEach((_, row) => {
      const count = expected.filter((list) => list.includes(row)).length;
      if (count > 0) assertAlmostEquals(count * scales[row] ** 2, 1, 1e-6);
    });
  }));
});
