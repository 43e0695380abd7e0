export { accumulate, accumulate8, drawFeatures, settle } from "./gibbs";
