type TensorType = { readonly valuesPerBlock: number; readonly bytesPerBlock: number };

/** Block sizes of llama.cpp's tensor types (ggml.c, `type_traits`), by type number. */
const TENSOR_TYPES: ReadonlyMap<number, TensorType> = new Map(
  [
    [0, 1, 4],
    [1, 1, 2],
    [2, 32, 18],
    [3, 32, 20],
    [6, 32, 22],
    [7, 32, 24],
    [8, 32, 34],
    [9, 32, 36],
    [10, 256, 84],
    [11, 256, 110],
    [12, 256, 144],
    [13, 256, 176],
    [14, 256, 210],
    [15, 256, 292],
    [16, 256, 66],
    [17, 256, 74],
    [18, 256, 98],
    [19, 256, 50],
    [20, 32, 18],
    [21, 256, 110],
    [22, 256, 82],
    [23, 256, 136],
    [24, 1, 1],
    [25, 1, 2],
    [26, 1, 4],
    [27, 1, 8],
    [28, 1, 8],
    [29, 256, 56],
    [30, 1, 2],
    [34, 256, 54],
    [35, 256, 66],
    [39, 32, 17],
  ].map(([type = 0, valuesPerBlock = 1, bytesPerBlock = 0]) => [type, { valuesPerBlock, bytesPerBlock }]),
);

/** Bytes that a tensor takes in the file; null for a type newer than this table, whose size cannot be checked. */
export function tensorBytes(options: { readonly type: number; readonly dimensions: readonly number[] }): number | null {
  const type = TENSOR_TYPES.get(options.type);
  if (type === undefined) return null;
  const values = options.dimensions.reduce((product, dimension) => product * dimension, 1);
  return Math.ceil(values / type.valuesPerBlock) * type.bytesPerBlock;
}
