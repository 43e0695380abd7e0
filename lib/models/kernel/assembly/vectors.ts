// AssemblyScript: small things that the Gibbs kernels share. Vectors have `width` numbers of single
// precision, a multiple of 4; matrices are width × width, row-major, with both triangles filled.

/** Bytes of a number of single precision. */
export const F: usize = 4;

/** Bytes of four of them. */
export const V: usize = 16;

// @ts-ignore: a decorator of AssemblyScript
@inline
export function sumOf(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** Adds `left × right` to the vector at an address. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function addProduct(to: usize, left: v128, right: v128): void {
  v128.store(to, f32x4.add(v128.load(to), f32x4.mul(left, right)));
}

/** Four vectors of four numbers at addresses, turned so that each holds one number of every vector. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function turn(from0: usize, from1: usize, from2: usize, from3: usize, to: usize): void {
  const v0 = v128.load(from0);
  const v1 = v128.load(from1);
  const v2 = v128.load(from2);
  const v3 = v128.load(from3);
  const a = v128.shuffle<f32>(v0, v1, 0, 4, 1, 5);
  const b = v128.shuffle<f32>(v2, v3, 0, 4, 1, 5);
  const c = v128.shuffle<f32>(v0, v1, 2, 6, 3, 7);
  const d = v128.shuffle<f32>(v2, v3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(a, b, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<f32>(a, b, 2, 3, 6, 7), 16);
  v128.store(to, v128.shuffle<f32>(c, d, 0, 1, 4, 5), 32);
  v128.store(to, v128.shuffle<f32>(c, d, 2, 3, 6, 7), 48);
}

/** Adds `matrix × vector` to what is at `to`; the matrix is symmetric. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function addTransformed(to: usize, matrix: usize, vector: usize, bytes: usize): void {
  for (let b: usize = 0; b < bytes; b += V) {
    let sum = v128.load(to + b);
    let row = matrix + b;
    for (let a: usize = 0; a < bytes; a += F) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(vector + a), v128.load(row)));
      row += bytes;
    }
    v128.store(to + b, sum);
  }
}
