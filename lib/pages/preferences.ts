import { parse, serialize } from "hono/utils/cookie";
import { parseAccept } from "hono/utils/accept";
import { isId, type UserId, userId } from "../ids.ts";
import type { Theme } from "../site.ts";
import { isLanguage, LANGUAGES, type UiLanguage } from "../ui/language.ts";

/** What a visitor chose, each in a cookie of its name. */
export interface Preferences {
  readonly language: UiLanguage;
  readonly theme: Theme;
  /** Whose eyes films are seen through. */
  readonly person: UserId | null;
}

const THEMES: readonly Theme[] = ["light", "dark", "system"];
const isTheme = (text: unknown): text is Theme => THEMES.some((theme) => theme === text);

/** The preferences of a request: cookies first, then the languages that the browser asks for. */
export function readPreferences(headers: Headers): Preferences {
  const { language, theme, person } = parse(headers.get("Cookie") ?? "");
  return {
    language: isLanguage(language) ? language : languageOf(headers.get("Accept-Language")),
    theme: isTheme(theme) ? theme : "system",
    person: personOf(person),
  };
}

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4). */
function languageOf(header: string | null): UiLanguage {
  const wanted = parseAccept(header ?? "").filter(({ q }) => q > 0).sort((a, b) => b.q - a.q)
    .map(({ type }) => type.toLowerCase().split("-")[0]);
  return wanted.find(isLanguage) ?? LANGUAGES[0];
}

function personOf(text: string | undefined): UserId | null {
  const number = Number(text);
  return text !== undefined && /^\d{1,10}$/.test(text) && isId(number) ? userId(number) : null;
}

const YEAR_SECONDS = 400 * 24 * 3600;

/** `Set-Cookie` values for the choices in a form; what it does not name stays as it is. */
export function preferenceCookies(form: URLSearchParams): string[] {
  const { language, theme, person }: Record<string, string | undefined> = Object.fromEntries(form);
  const cookies: [string, string][] = [];
  if (isLanguage(language)) cookies.push(["language", language]);
  if (isTheme(theme)) cookies.push(["theme", theme]);
  if (person !== undefined) cookies.push(["person", String(personOf(person) ?? "")]);
  return cookies.map(([name, value]) =>
    serialize(name, value, {
      path: "/",
      maxAge: value === "" ? 0 : YEAR_SECONDS,
      sameSite: "Lax",
      httpOnly: true,
    })
  );
}

/** An address of this site to go back to; anything else leads to the dashboard. */
export function ownAddress(given: unknown, origin: string): string {
  if (typeof given !== "string" || !given.startsWith("/")) return "/";
  const url = URL.parse(given, origin);
  if (url?.origin !== origin) return "/";
  // `/.//host` is a path of ours when it is parsed, and `//host` would be another site's address.
  return `${url.pathname.replace(/^\/+/, "/")}${url.search}`;
}
