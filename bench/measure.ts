/** How long some work takes, in seconds. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** The most memory that this process ever had resident, where Linux tells. */
export async function peakMiB(): Promise<number> {
  const status = await Deno.readTextFile("/proc/self/status").catch(() => "");
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
