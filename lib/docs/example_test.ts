import { assertEquals } from "@std/assert";
import { exampleOf } from "./example.ts";

const SCHEMAS = {
  Film: {
    type: "object",
    properties: {
      id: { type: "integer", minimum: 1, example: 550 },
      title: { type: ["string", "null"] },
      language: { type: "string", enum: ["en", "fr"] },
    },
    required: ["id"],
  },
  Detail: {
    allOf: [
      { $ref: "#/components/schemas/Film" },
      {
        type: "object",
        properties: { seen: { type: "array", items: { type: "string", format: "date" } } },
      },
    ],
  },
};
const DETAIL = { $ref: "#/components/schemas/Detail" };

Deno.test("an example holds the document's own values, through references", () => {
  const film = { id: 550, title: "text", language: "en" };
  assertEquals(exampleOf(DETAIL, SCHEMAS, "all"), { ...film, seen: ["2024-02-29"] });
});

Deno.test("the smallest example holds what must be there alone", () => {
  assertEquals(exampleOf(DETAIL, SCHEMAS, "required"), { id: 550 });
});
