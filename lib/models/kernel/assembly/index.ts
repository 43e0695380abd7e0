export { dotRows, gramRows, rotateRows, solveRows } from "./als";
export { accumulate, accumulate8, drawFeatures, settle } from "./gibbs";
