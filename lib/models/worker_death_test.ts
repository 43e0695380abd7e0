import { assertRejects } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { startTeam } from "./kernel/team.ts";
import { DEFAULT_BAYES } from "./stars/bayes/settings.ts";
import { trainBayes } from "./stars/bayes/train.ts";
import { trainSvd } from "./stars/svd.ts";
import { SURPRISE_SVD } from "./stars/svd_settings.ts";
import { syntheticRatings } from "./synthetic.ts";
import { DEFAULT_ALS, trainAls } from "./taste/als.ts";
import type { TrainingOptions } from "./training.ts";

const few = syntheticRatings({ people: 300, films: 200, ratings: 3000 }, 1);
/** So many that descent on them is shared out in blocks. */
const many = syntheticRatings({ people: 300, films: 200, ratings: 25_000 }, 1);

type Training = (options: TrainingOptions) => Promise<unknown>;
const trainings: Readonly<Record<string, Training>> = {
  svd: (options) => trainSvd(many, SURPRISE_SVD, options),
  bayes: (options) => trainBayes(few, DEFAULT_BAYES, options),
  als: (options) => trainAls(few, { ...DEFAULT_ALS, factors: 16 }, options),
};

for (const [name, train] of Object.entries(trainings)) {
  Deno.test(`${name}: threads that die between its epochs are an error, not a hang`, async () => {
    const team = startTeam(3);
    const options = { team, onEpoch: () => team.close() };
    await assertRejects(() => train(options), ReelmatchError, "a thread ended");
  });
}
