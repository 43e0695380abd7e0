import { useState } from "preact/hooks";

export default function Lazy() {
  const [text, setText] = useState("nothing");
  const load = async () => {
    const { Chart } = await import("chart.js");
    setText(`Chart.js ${Chart.version}`);
  };
  return <button type="button" id="lazy" onClick={load}>{text}</button>;
}
