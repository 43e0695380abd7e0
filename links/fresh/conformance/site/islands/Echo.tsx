import { useEffect, useState } from "preact/hooks";

/** Writes its props as the browser has them. */
export default function Echo(props: Record<string, unknown>) {
  const [text, setText] = useState("");
  useEffect(() => setText(JSON.stringify(props)), []);
  return <pre id="echo">{text}</pre>;
}
