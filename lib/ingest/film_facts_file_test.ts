import { assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { readFilmFactsFile } from "./film_facts_file.ts";

async function factsOf(text: string): Promise<unknown> {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, text);
    return [...await readFilmFactsFile(path)];
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("genres and years are read, what is not listed stays unknown", async () => {
  const text = "movieId,title,genres\r\n1,Toy Story (1995),Animation|Comedy\r\n" +
    '7,"Nameless, The",(no genres listed)\r\n';
  assertEquals(await factsOf(text), [
    [1, { genres: ["Animation", "Comedy"], year: 1995 }],
    [7, { genres: [], year: null }],
  ]);
});

Deno.test("another header or a broken line is refused by line", async () => {
  await assertRejects(() => factsOf("id,title\n1,x\n"), ReelmatchError, "line 1");
  await assertRejects(
    () => factsOf("movieId,title,genres\none,Toy Story,Drama\n"),
    ReelmatchError,
    "line 2",
  );
});
