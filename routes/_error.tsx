import { Failure } from "../components/Failure.tsx";
import { define } from "../lib/site.ts";

/** The page of a failure that no middleware answered. */
export default define.page(({ error, state, url }) => (
  <Failure error={error} state={state} url={url} />
));
