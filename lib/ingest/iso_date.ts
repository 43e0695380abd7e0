/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The UTC day of a time, as `YYYY-MM-DD`. */
export const isoDate = (time: Date): string => time.toISOString().slice(0, 10);

const DAY_MS = 86_400_000;

/** The day so many days after another, or before it where the number is negative. */
export const addDays = (day: string, days: number): string =>
  isoDate(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));

/** How many days lie from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
