import { define } from "../define.ts";
import Echo from "../islands/Echo.tsx";

/** Text that tries to leave the script it is sent in. */
export const HOSTILE = [
  "</script><script>globalThis.pwned = 1</script>",
  "<!--<script>",
  "]]>",
  "\u2028globalThis.pwned = 1\u2029",
  "</SCRIPT >",
  "\\\"'`${1}",
];

export default define.page(() => (
  <Echo
    texts={HOSTILE}
    nested={JSON.parse('{"a":{"__proto__":{"polluted":true}},"constructor":"c"}')}
    none={undefined}
    nothing={null}
    numbers={[0, -1.5, 1e21]}
  />
));
