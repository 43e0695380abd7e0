export { foldRow, solveRow, solveRows } from "./als";
export { drawFeatures, drawRows, prepareFeatures } from "./gibbs_features";
export { accumulate, accumulate8, scatter, settle } from "./gibbs_rows";
export { invert, invertPivot, mirrorRows, sweepPanel, sweepStore, sweepUpdate } from "./invert";
export { dotChosen, dotRows, gramRows, rotateRows, sumChosen } from "./rows";
export { descend, squares } from "./sgd";
export { gramSparse } from "./sparse";
