export const it = Deno.test;
export function describe(_n: string, f: () => void): void {
  f();
}
