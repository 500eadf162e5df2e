/** Rows of one shape in one block, row-major: `dims` is `[values]` for one row, `[rows, values]` for many. */
export interface Tensor {
  readonly data: ArrayLike<unknown>
  readonly dims: readonly number[]
}

/** Whether a value has the shape of a tensor, whosever it is. */
export function isTensor(value: unknown): value is Tensor {
  if (typeof value !== 'object' || value === null || !Array.isArray((value as Partial<Tensor>).dims)) return false
  const { data } = value as Partial<Tensor>
  return isVector(data) || Array.isArray(data)
}

/** Whether a value is a typed array. */
export function isVector(value: unknown): value is ArrayLike<number | bigint> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
}
