export { dotRows, gramRows, invert, rotateRows, solveRows } from "./als";
export { accumulate, accumulate8, drawFeatures, settle } from "./gibbs";
export { descend } from "./sgd";
