import { startTeam } from "../models/kernel/team.ts";
import type { Trainer } from "../models/trainers.ts";

/**
 * A trainer that has so many threads to itself. They end with its run, as only then the system takes
 * back the memory they worked on.
 */
export const onTeam =
  <Model>(workers: number, train: Trainer<Model>): Trainer<Model> =>
  async (ratings, seed, options) => {
    using team = startTeam(workers);
    return await train(ratings, seed, { ...options, team });
  };
