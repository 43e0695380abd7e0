import { type Context, createContext } from "preact";

/** Whether the node being rendered belongs to an island, which then revives it with itself. */
export const InsideIsland: Context<boolean> = createContext(false);
