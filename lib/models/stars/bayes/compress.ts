import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { seededRandom } from "../../random.ts";
import type { Draw } from "./draws.ts";

/** Columns beyond the wanted ones that make the random projection safe. */
const OVERSAMPLING = 8;

/** The averaged draws as one bilinear form, factors only: `mean of p·q ≈ people · filmsᵀ`. */
export interface Compressed {
  readonly rank: number;
  /** `nUsers × rank` */
  readonly people: Float64Array;
  /** `nItems × rank`, orthonormal columns */
  readonly films: Float64Array;
}

/**
 * Adds `weight × left · (rightᵀ · columns)` to `out`, where the first coordinate of the vectors of
 * `left` and `right` is a bias and left out.
 * @param columns one row a row of `right`, `size` long
 */
function addProduct(
  left: Float32Array,
  right: Float32Array,
  columns: Float64Array,
  size: number,
  width: number,
  weight: number,
  out: Float64Array,
): void {
  const core = projectDraw(right, columns, size, width);
  const own = new Float64Array(width - 1);
  for (let row = 0; row < left.length / width; row++) {
    for (let d = 1; d < width; d++) own[d - 1] = weight * left[row * width + d];
    for (let c = 0; c < size; c++) {
      let sum = 0;
      for (let d = 0, at = c; d < own.length; d++, at += size) sum += own[d] * core[at];
      out[row * size + c] += sum;
    }
  }
}

/** `vectorsᵀ · columns` without the bias: `(width - 1) × size`. */
export function projectDraw(
  vectors: Float32Array,
  columns: Float64Array,
  size: number,
  width: number,
): Float64Array {
  const core = new Float64Array((width - 1) * size);
  for (let row = 0; row < vectors.length / width; row++) {
    for (let d = 1; d < width; d++) {
      const value = vectors[row * width + d];
      const to = (d - 1) * size;
      for (let c = 0; c < size; c++) core[to + c] += value * columns[row * size + c];
    }
  }
  return core;
}

/** `Mᵀ M` of a tall matrix with `size` columns. */
function gram(matrix: Float64Array, size: number): Matrix {
  const sums = Matrix.zeros(size, size);
  for (let from = 0; from < matrix.length; from += size) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b <= a; b++) {
        sums.set(a, b, sums.get(a, b) + matrix[from + a] * matrix[from + b]);
      }
    }
  }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) sums.set(b, a, sums.get(a, b));
  return sums;
}

/** A tall matrix, row-major, with so many columns. */
interface Columns {
  readonly columns: Float64Array;
  readonly size: number;
}

/**
 * The `rank` leading orthonormal directions of a tall matrix's column space, largest first, by the
 * eigenvectors of its Gram matrix; directions that vanish are left out.
 */
function leading(
  matrix: Float64Array,
  size: number,
  rank: number,
): Columns {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram(matrix, size), {
    assumeSymmetric: true,
  });
  const largest = Math.max(...realEigenvalues);
  const kept = [...realEigenvalues.keys()]
    .filter((at) => realEigenvalues[at] > 1e-12 * largest)
    .sort((a, b) => realEigenvalues[b] - realEigenvalues[a])
    .slice(0, rank);
  const rows = matrix.length / size;
  const columns = new Float64Array(rows * kept.length);
  kept.forEach((eigen, to) => {
    const scale = 1 / Math.sqrt(realEigenvalues[eigen]);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let c = 0; c < size; c++) {
        sum += matrix[row * size + c] * eigenvectorMatrix.get(c, eigen);
      }
      columns[row * kept.length + to] = sum * scale;
    }
  });
  return { columns, size: kept.length };
}

/**
 * The best bilinear form of low rank for the average of the draws' predictions, by a randomised
 * singular value decomposition (Halko, Martinsson, Tropp 2011): the
 * average of many draws is nearly of low rank, so one short vector a row serves for all of them.
 */
export function compress(
  draws: readonly Draw[],
  width: number,
  rank: number,
  seed: number,
): Compressed {
  const nUsers = draws[0].people.length / width;
  const nItems = draws[0].films.length / width;
  const weight = 1 / draws.length;
  const random = seededRandom(seed);
  const size = Math.min(rank + OVERSAMPLING, nUsers, nItems);
  const start = Float64Array.from({ length: nItems * size }, random.normal);
  const range = new Float64Array(nUsers * size);
  for (const draw of draws) {
    addProduct(draw.people, draw.films, start, size, width, weight, range);
  }
  const people = leading(range, size, size);
  const back = new Float64Array(nItems * people.size);
  for (const draw of draws) {
    addProduct(draw.films, draw.people, people.columns, people.size, width, weight, back);
  }
  const films = leading(back, people.size, rank);
  return {
    rank: films.size,
    people: rotate(people, back, films),
    films: films.columns,
  };
}

/** `left · (backᵀ · right)`: what the average is on the right's directions. */
function rotate(left: Columns, back: Float64Array, right: Columns): Float64Array {
  const core = new Float64Array(left.size * right.size);
  for (let row = 0; row < back.length / left.size; row++) {
    for (let a = 0; a < left.size; a++) {
      const value = back[row * left.size + a];
      for (let b = 0; b < right.size; b++) {
        core[a * right.size + b] += value * right.columns[row * right.size + b];
      }
    }
  }
  const out = new Float64Array(left.columns.length / left.size * right.size);
  for (let row = 0; row < out.length / right.size; row++) {
    for (let a = 0; a < left.size; a++) {
      const value = left.columns[row * left.size + a];
      for (let b = 0; b < right.size; b++) {
        out[row * right.size + b] += value * core[a * right.size + b];
      }
    }
  }
  return out;
}
