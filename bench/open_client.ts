/**
 * A worker that asks a server over and over, so that it measures a thread other than its own: given
 * an address it begins, given `null` it answers with the milliseconds of each request and stops.
 */
const scope = self as unknown as Worker;
const PAUSE_MS = 2;

const times: number[] = [];
let address: string | null = null;

async function askOn(): Promise<void> {
  while (address !== null) {
    const begun = performance.now();
    await (await fetch(address)).text();
    times.push(performance.now() - begun);
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
  scope.postMessage(times.splice(0));
}

scope.onmessage = ({ data }: MessageEvent<string | null>) => {
  address = data;
  if (data !== null) askOn();
};
