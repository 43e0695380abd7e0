import { ReelmatchError } from "../errors.ts";
import type { ModelData, Tensor } from "./heads.ts";
import type { PlacedRows } from "./kernel/rows_simd.ts";

const corrupt = (data: ModelData, problem: string): never => {
  throw new ReelmatchError(
    "CORRUPT",
    `The stored "${data.kind}" model ${problem}: train it again.`,
  );
};

/**
 * Reads tensors of a stored model by name, with their shapes checked.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing, of another type or not of its shape
 */
export class TensorReader {
  constructor(readonly data: ModelData) {}

  #tensor(name: string, shape: readonly number[]): Tensor {
    const tensor = this.data.tensors[name] ?? corrupt(this.data, `has no tensor "${name}"`);
    const size = tensor.shape.reduce((product, side) => product * side, 1);
    if (tensor.shape.length !== shape.length || size !== tensor.data.length) {
      corrupt(this.data, `has a tensor "${name}" of shape ${tensor.shape}, not ${shape}`);
    }
    shape.forEach((side, axis) => {
      if (side >= 0 && tensor.shape[axis] !== side) {
        corrupt(this.data, `has a tensor "${name}" of shape ${tensor.shape}, not ${shape}`);
      }
    });
    return tensor;
  }

  /** A tensor of single precision; a negative side of `shape` fits any length. */
  float32(name: string, ...shape: number[]): Float32Array {
    const { data } = this.#tensor(name, shape);
    return data instanceof Float32Array ? data : corrupt(this.data, `stores "${name}" otherwise`);
  }

  /** A tensor of single precision as rows for a kernel, which are placed where the model was read so. */
  rows(name: string, ...shape: number[]): Float32Array | PlacedRows {
    const rows = this.float32(name, ...shape);
    const { arena } = this.data;
    return arena === undefined ? rows : { arena, rows };
  }

  /** A tensor of double precision; a negative side of `shape` fits any length. */
  float64(name: string, ...shape: number[]): Float64Array {
    const { data } = this.#tensor(name, shape);
    return data instanceof Float64Array ? data : corrupt(this.data, `stores "${name}" otherwise`);
  }

  /** A tensor of whole numbers; a negative side of `shape` fits any length. */
  int32(name: string, ...shape: number[]): Int32Array {
    const { data } = this.#tensor(name, shape);
    return data instanceof Int32Array ? data : corrupt(this.data, `stores "${name}" otherwise`);
  }

  /** The length of one axis of a tensor. */
  side(name: string, axis: number): number {
    return this.data.tensors[name]?.shape[axis] ?? corrupt(this.data, `has no tensor "${name}"`);
  }

  /** A number among the settings. */
  setting(name: string): number {
    const value = this.data.settings[name];
    return typeof value === "number" ? value : corrupt(this.data, `has no setting "${name}"`);
  }
}
