import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  id: string;
  open?: boolean;
  children: ComponentChildren;
}

export default function Frame({ id, open = false, children }: Props) {
  const [shown, setShown] = useState(open);
  return (
    <section id={id}>
      <button type="button" onClick={() => setShown(!shown)}>{shown ? "hide" : "show"}</button>
      {shown && <div>{children}</div>}
    </section>
  );
}
