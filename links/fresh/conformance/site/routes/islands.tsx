import { computed, signal } from "@preact/signals";
import { define } from "../define.ts";
import Counter, { Total } from "../islands/Counter.tsx";
import Frame from "../islands/Frame.tsx";
import Lazy from "../islands/Lazy.tsx";

export default define.page(() => {
  const shared = signal(1);
  return (
    <>
      <Counter id="a" count={shared} label="a" />
      <Counter id="b" count={shared} label="b" />
      <Counter id="c" count={signal(10)} label="c" />
      <Total count={shared} double={computed(() => shared.value * 2)} />
      <Frame id="outer" open>
        <em>from the server</em>
        <Counter id="inside" count={shared} label="inside" />
      </Frame>
      <Frame id="closed">
        <strong>shown later</strong>
      </Frame>
      <Lazy />
    </>
  );
});
