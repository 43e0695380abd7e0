import { assertEquals } from "@std/assert";
import { ownAddress, preferenceCookies, readPreferences } from "./preferences.ts";

const read = (headers: Record<string, string>) => readPreferences(new Headers(headers));

Deno.test("a cookie decides the language before the browser does", () => {
  assertEquals(read({ Cookie: "language=fr", "Accept-Language": "en" }).language, "fr");
  assertEquals(read({ Cookie: "language=xx", "Accept-Language": "fr-CA" }).language, "fr");
});

Deno.test("the browser's languages are taken in the order of their weights", () => {
  const of = (header: string) => read({ "Accept-Language": header }).language;
  assertEquals(of("de, fr;q=0.8, en;q=0.9"), "en");
  assertEquals(of("fr-FR,fr;q=0.9,en;q=0.8"), "fr");
  assertEquals(of("de"), "en");
  assertEquals(of("*;;q=,"), "en");
  assertEquals(of("fr;q=0, de"), "en");
  assertEquals(of("en;q=0, fr;q=0.1"), "fr");
});

Deno.test("what no visitor can have chosen counts as no choice", () => {
  assertEquals(read({ Cookie: "theme=neon; person=0" }), {
    language: "en",
    theme: "system",
    person: null,
  });
  assertEquals(read({ Cookie: "theme=dark; person=1e3" }).person, null);
  assertEquals<number | null>(read({ Cookie: "person=12" }).person, 12);
});

Deno.test("a form sets the cookies it names and no others", () => {
  const form = new URLSearchParams();
  form.set("theme", "dark");
  form.set("return", "/films");
  assertEquals(preferenceCookies(form), [
    "theme=dark; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax",
  ]);
  form.set("theme", "neon");
  form.set("person", "");
  assertEquals(preferenceCookies(form), ["person=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"]);
});

Deno.test("nobody is sent to another site", () => {
  const origin = "http://localhost:8000";
  assertEquals(ownAddress("/films?q=x", origin), "/films?q=x");
  for (
    const hostile of [
      "//evil.example",
      "///evil.example",
      "/\\evil.example",
      "https://evil.example/",
      "/\t/evil.example",
      "javascript:alert(1)",
      null,
      "",
    ]
  ) {
    assertEquals(ownAddress(hostile, origin), "/", String(hostile));
  }
  for (const winding of ["/.//e", "/..//e", "/a/..//e", "/.//\\e", "/%2e//e", "/./\t/e"]) {
    assertEquals(ownAddress(winding, origin), "/e", winding);
  }
});
