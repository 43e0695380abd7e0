import { ReelmatchError } from "../errors.ts";

/** Settings chosen for models, by model and setting, as in `{ blend: { "als.regularization": 0.02 } }`. */
export type TunedSettings = Readonly<Record<string, Readonly<Record<string, number>>>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/**
 * Settings with some of their numbers replaced.
 * @param chosen by name, that of a part before a dot, as in `als.regularization`
 * @throws {ReelmatchError} `BAD_INPUT` where there is no number of such a name
 */
export function withChosen<T extends object>(
  settings: T,
  chosen: Readonly<Record<string, number>> = {},
): T {
  const names = settingNames(settings);
  const unknown = Object.keys(chosen).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `There is no setting "${unknown}": expected one of ${names.join(", ")}.`,
    );
  }
  return replaced(settings, "", chosen) as T; // the same keys with values of the same types
}

function replaced(
  settings: object,
  prefix: string,
  chosen: Readonly<Record<string, number>>,
): object {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => {
      const name = prefix + key;
      return [key, isRecord(value) ? replaced(value, `${name}.`, chosen) : chosen[name] ?? value];
    }),
  );
}

/**
 * Settings that nothing would use are a mistake: nobody would notice that they change nothing.
 * @param models those that are trained
 * @throws {ReelmatchError} `BAD_INPUT` where settings are of another model
 */
export function checkTuned(tuned: TunedSettings = {}, models: readonly string[]): void {
  const idle = Object.keys(tuned).find((model) => !models.includes(model));
  if (idle === undefined) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `The settings given are of "${idle}", which is not trained here: expected settings of ` +
      `${models.join(", ")}, or name that model.`,
  );
}

/** The names of all numbers among settings. */
export const settingNames = (settings: object): string[] =>
  Object.entries(settings).flatMap(([name, value]) =>
    isRecord(value)
      ? settingNames(value).map((inner) => `${name}.${inner}`)
      : typeof value === "number"
      ? [name]
      : []
  );

/** The number of a name that {@link settingNames} gives. */
export function settingOf(settings: object, name: string): number {
  let value: unknown = settings;
  for (const part of name.split(".")) value = isRecord(value) ? value[part] : undefined;
  return typeof value === "number" ? value : Number.NaN;
}
