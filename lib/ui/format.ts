import type { UiLanguage } from "./language.ts";
import { RARE_LANGUAGES } from "./rare_languages.ts";

/** Numbers, shares and dates as a language writes them. */
export interface Format {
  readonly language: UiLanguage;
  /** A whole number, grouped: `45,433`. */
  count(value: number): string;
  /** A whole number in little room: `30K`. */
  compact(value: number): string;
  /** A rating or mean of ratings, 2 places: `3.54`. */
  stars(value: number): string;
  /** A step of the rating scale, without needless places: `3.5`, `4`. */
  step(value: number): string;
  /** A number of few places: `0.8992`. */
  decimal(value: number, places: number): string;
  /** A number as it was set, with every digit that counts and none grouped: `0.015`, `5000`. */
  setting(value: number): string;
  /** A size in bytes as megabytes: `34.4 MB`. */
  megabytes(bytes: number): string;
  /** A difference with its sign, grouped: `+1,234`, `−0.0021`. */
  signed(value: number, places?: number): string;
  /** A share 0…1 as a percentage of at most 2 significant places: `12%`, `1.6%`. */
  percent(share: number): string;
  /** A share 0…1 as a percentage that never says more than there is: `99.9%`, all alone `100%`. */
  percentFloored(share: number): string;
  /** A share 0…1 as a percentage with tenths: `94.8%`. */
  percentWithTenths(share: number): string;
  /** An ISO date or time as a date, in UTC. */
  date(iso: string): string;
  /** An ISO date or time as a date in little room, in UTC: `24 Jul 2016`. */
  shortDate(iso: string): string;
  /** An ISO time to the minute, in UTC. */
  time(iso: string): string;
  /** A time in minutes and seconds: `3 min 20 s`, `12 s`. */
  duration(seconds: number): string;
  /** The name of a weekday, 1 is Monday. */
  weekday(day: number, width?: "long" | "short"): string;
  /** An hour of the day, 0…23: `20:00`. */
  hour(hour: number): string;
  /** The name of a language from its ISO 639-1 code. */
  languageName(code: string): string;
  /** A count with its noun in the right form: `1 film`, `2 films`. */
  counted(count: number, one: string, other: string): string;
}

const cache = new Map<UiLanguage, Format>();

/** The format of a language. */
export function formatOf(language: UiLanguage): Format {
  const known = cache.get(language);
  if (known) return known;
  const made = createFormat(language);
  cache.set(language, made);
  return made;
}

/** Dates and numbers are written as in Britain and in France. */
const LOCALES: Readonly<Record<UiLanguage, string>> = { en: "en-GB", fr: "fr-FR" };

function createFormat(language: UiLanguage): Format {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(locale, { notation: "compact" });
  const stars = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const step = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const asSet = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15, useGrouping: false });
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumSignificantDigits: 2,
  });
  const floored = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 1,
    roundingMode: "floor",
  });
  const tenths = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const megabytes = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "megabyte",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const shortDate = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const weekdays = {
    long: new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }),
    short: new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }),
  };
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const plural = new Intl.PluralRules(locale);
  return {
    language,
    count: (value) => whole.format(value),
    compact: (value) => value < 10_000 ? whole.format(value) : compact.format(value),
    stars: (value) => stars.format(value),
    step: (value) => step.format(value),
    setting: (value) => asSet.format(value),
    decimal: (value, places) =>
      value.toLocaleString(locale, {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      }),
    megabytes: (bytes) => megabytes.format(bytes / 1e6),
    signed: (value, places = 0) =>
      value.toLocaleString(locale, {
        signDisplay: "exceptZero",
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      }),
    percent: (share) => percent.format(share),
    percentFloored: (share) => floored.format(share),
    percentWithTenths: (share) => tenths.format(share),
    date: (iso) => date.format(new Date(iso)),
    shortDate: (iso) => shortDate.format(new Date(iso)),
    time: (iso) => `${time.format(new Date(iso))} UTC`,
    duration: (seconds) => {
      const whole = Math.max(1, Math.round(seconds));
      return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
    },
    // The first of January 2024 was a Monday.
    weekday: (day, width = "long") => weekdays[width].format(Date.UTC(2024, 0, day)),
    hour: (hour) => `${String(hour).padStart(2, "0")}:00`,
    languageName: (code) => RARE_LANGUAGES[code]?.[language] ?? languageName(names, code),
    counted: (count, one, other) =>
      `${whole.format(count)} ${plural.select(count) === "one" ? one : other}`,
  };
}

/** TMDB's own code of Cantonese. */
const CANTONESE = "cn";

/** Codes that are no language, as the sources have some, stay as they are. */
function languageName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code === CANTONESE ? "yue" : code) ?? code;
  } catch {
    return code;
  }
}
