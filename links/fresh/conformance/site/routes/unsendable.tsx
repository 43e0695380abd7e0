import { define } from "../define.ts";
import Echo from "../islands/Echo.tsx";

export default define.page(() => {
  const props = { texts: [], onPick: () => {} };
  return <Echo {...props} />;
});
