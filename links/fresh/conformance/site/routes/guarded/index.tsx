import { define } from "../../define.ts";

export default define.page(({ state }) => <p id="trail">{state.trail.join(" ")}</p>);
