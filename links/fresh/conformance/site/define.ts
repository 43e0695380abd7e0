import { createDefine } from "fresh";

/** What the middleware of the site tells its pages. */
export interface State {
  /** Names of the middleware that a request went through. */
  trail: string[];
}

export const define = createDefine<State>();
