import type { ReadonlySignal, Signal } from "@preact/signals";
import { IS_BROWSER } from "fresh/runtime";
import { STEP } from "../step.ts";

interface Props {
  id: string;
  label: string;
  count: Signal<number>;
}

export default function Counter({ id, label, count }: Props) {
  const add = () => count.value += STEP;
  return <button type="button" id={id} disabled={!IS_BROWSER} onClick={add}>{label} {count}
  </button>;
}

export function Total(props: { count: Signal<number>; double: ReadonlySignal<number> }) {
  return <output id="total">{props.count} {props.double}</output>;
}
