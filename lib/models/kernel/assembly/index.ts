export { foldRow, solveRow, solveRows } from "./als";
export { accumulate, accumulate8, drawFeatures, settle } from "./gibbs";
export { invert } from "./invert";
export { dotChosen, dotRows, gramRows, rotateRows, sumChosen } from "./rows";
export { descend } from "./sgd";
