import { define } from "../../define.ts";

export default define.page(({ error }) => <p id="guarded-error">{(error as Error).message}</p>);
