import { assertEquals, assertFalse, assertStringIncludes } from "@std/assert";
import { type Checks, get, sendRaw } from "./check.ts";

/** How requests find their middleware and handlers, and what becomes of errors. */
export const REQUESTS: Checks = {
  "middleware runs from the root to the leaf": async (origin) => {
    const { response, body } = await get(`${origin}/guarded`);
    assertStringIncludes(body, '<p id="trail">first routes guard second-guard</p>');
    assertEquals(response.headers.get("x-trail"), "first routes guard second-guard");
    assertEquals(response.headers.get("x-guarded"), "yes");
  },
  "an unmatched URL is a 404 with the error page": async (origin) => {
    const { response, body } = await get(`${origin}/nowhere`);
    assertEquals(response.status, 404);
    assertStringIncludes(body, '<p id="error">status 404 </p>');
  },
  "an error page has the status of its error": async (origin) => {
    const { response, body } = await get(`${origin}/films/gone`);
    assertEquals(response.status, 410);
    assertStringIncludes(body, "status 410 It is gone.");
  },
  "an unexpected error is a 500 that tells nothing": async (origin) => {
    const { response, body } = await get(`${origin}/films/broken`);
    assertEquals(response.status, 500);
    assertStringIncludes(body, "something broke");
    assertFalse(body.includes("hunter2"));
  },
  "the nearest error page is used": async (origin) => {
    const { response, body } = await get(`${origin}/guarded?closed`);
    assertEquals(response.status, 403);
    assertStringIncludes(body, '<p id="guarded-error">Closed.</p>');
  },
  "plain paths come before patterns": async (origin) => {
    assertStringIncludes((await get(`${origin}/films/latest?q=x`)).body, 'id="latest"');
    assertStringIncludes((await get(`${origin}/films/earliest`)).body, 'id="film"');
  },
  "a parameter is decoded and stays inside its segment": async (origin) => {
    assertStringIncludes(
      (await get(`${origin}/films/caf%C3%A9%20%3C`)).body,
      "café &lt; café &lt;",
    );
    assertEquals((await get(`${origin}/films/1/`)).response.status, 404);
    assertEquals((await get(`${origin}/films/1/2`)).response.status, 404);
  },
  "HEAD is GET without a body": async (origin) => {
    const { response, body } = await get(`${origin}/films/new`, { method: "HEAD" });
    assertEquals(response.status, 201);
    assertEquals(response.headers.get("x-film"), "yes");
    assertEquals(body, "");
  },
  "a method without a handler is a 404": async (origin) => {
    assertEquals((await get(`${origin}/films/1`, { method: "DELETE" })).response.status, 404);
    assertEquals((await get(`${origin}/films/1`, { method: "OPTIONS" })).response.status, 404);
  },
  "a page without handlers answers every method": async (origin) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const { response, body } = await get(`${origin}/films`, { method });
      assertEquals(response.status, 200, method);
      assertStringIncludes(body, "All films");
    }
  },
  "one handler answers every method": async (origin) => {
    const { body } = await get(`${origin}/data`, { method: "PUT" });
    const { remote, ...rest } = JSON.parse(body);
    assertEquals(rest, { method: "PUT", params: {}, route: "/data" });
    assertEquals(remote.hostname, "127.0.0.1");
  },
  "a redirect is 302 unless told otherwise": async (origin) => {
    const { response } = await get(`${origin}/leave?to=/films%3Fa%3D1%23b`);
    assertEquals(response.status, 302);
    assertEquals(response.headers.get("location"), "/films?a=1#b");
    const posted = await get(`${origin}/films/3`, { method: "POST" });
    assertEquals(posted.response.status, 303);
    assertEquals(posted.response.headers.get("location"), "/films/3");
  },
  "a redirect path never becomes another host": async (origin) => {
    const { response } = await get(`${origin}/leave?to=//other.example//x`);
    assertEquals(response.headers.get("location"), "/other.example/x");
  },
  "repeated slashes in a path are one": async (origin) => {
    const { status, rest } = await sendRaw(origin, "//films//latest?q=x");
    assertEquals(status, 200);
    assertStringIncludes(rest, 'id="latest"');
  },
};

/** What the real Fresh 2.3.3 does worse. */
export const BETTER_REQUESTS: Checks = {
  "a malformed percent-escape is a 400": async (origin) => {
    for (const path of ["/films/%zz", "/films/%E0%A4%A", "/nowhere/%", "/%ff"]) {
      assertEquals((await sendRaw(origin, path)).status, 400, path);
    }
  },
  "an unknown method is a 405 that names the known ones": async (origin) => {
    const { status, rest } = await sendRaw(origin, "/films/1", "PROPFIND");
    assertEquals(status, 405);
    assertStringIncludes(rest.toLowerCase(), "\r\nallow: get, head, post\r\n");
    assertEquals((await sendRaw(origin, "/nowhere", "PROPFIND")).status, 404);
  },
  "a redirect that would end the header is refused": async (origin) => {
    const { response } = await get(`${origin}/leave?to=${encodeURIComponent("/a\r\nx-evil: 1")}`);
    assertEquals(response.status, 500);
    assertEquals(response.headers.get("x-evil"), null);
    assertEquals(response.headers.get("location"), null);
  },
  "a backslash does not lead to another host either": async (origin) => {
    const { response } = await get(`${origin}/leave?to=${encodeURIComponent("/\\other.example")}`);
    assertEquals(response.headers.get("location"), "/other.example");
  },
};
