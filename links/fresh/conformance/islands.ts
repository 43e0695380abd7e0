import { assert, assertEquals, assertFalse, assertStringIncludes } from "@std/assert";
import { type Checks, get } from "./check.ts";

/** What the server sends of islands. What becomes of them is for a browser to tell. */
export const ISLANDS: Checks = {
  "islands are rendered on the server": async (origin) => {
    const { body } = await get(`${origin}/islands`);
    assertStringIncludes(body, 'id="a" disabled');
    assertStringIncludes(body, '<output id="total">1 2</output>');
    assertStringIncludes(body, "<em>from the server</em>");
  },
  "one inline module wakes them up": async (origin) => {
    const { body } = await get(`${origin}/islands`);
    assertEquals(body.match(/<script/g)?.length, 1);
    assertStringIncludes(body, '<script type="module"');
  },
  "props cannot leave their script": async (origin) => {
    const { response, body } = await get(`${origin}/hostile`);
    assertEquals(response.status, 200);
    const begin = body.indexOf("<script");
    const script = body.slice(begin, body.indexOf("</script", begin)).replace(/^<script[^>]*>/, "");
    assert(/boot\(.*\);?$/s.test(script), "the first script is whole");
    assertFalse(script.includes("<!--"));
  },
  "a function among props is an error": async (origin) => {
    const { response } = await get(`${origin}/unsendable`);
    assertEquals(response.status, 500);
  },
};

/** What the real Fresh 2.3.3 does worse. */
export const BETTER_ISLANDS: Checks = {
  "the script of props has no markup at all": async (origin) => {
    const { body } = await get(`${origin}/hostile`);
    assertEquals(body.match(/<script/gi)?.length, 1);
    const script = body.slice(body.indexOf("<script")).replace(/^<script[^>]*>/, "");
    const code = script.slice(0, script.indexOf("</script>"));
    assertFalse(/[<>\u2028\u2029]/.test(code));
  },
};
