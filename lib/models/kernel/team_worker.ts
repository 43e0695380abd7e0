/** A thread of a team: told of a memory, then of rounds of calls to take part in. */
import { parentPort } from "node:worker_threads";
import { messageOf } from "../../errors.ts";
import { type KernelExports, loadKernel } from "./load.ts";
import { type Round, workThrough } from "./team_round.ts";

let kernel: KernelExports = {};

function answer(told: WebAssembly.Memory | Round): string | null {
  try {
    if (told instanceof WebAssembly.Memory) kernel = loadKernel(told);
    else workThrough(kernel, told).forEach(() => {});
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

parentPort?.on("message", (told: WebAssembly.Memory | Round) => {
  parentPort?.postMessage(answer(told));
});
