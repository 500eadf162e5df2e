/** A file that does not fit its spec: what was found, what is needed, where, what to do. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError'
  readonly code:
    | 'ERR_DATASET_COLUMN'
    | 'ERR_DATASET_TIME'
    | 'ERR_DATASET_ORDER'
    | 'ERR_DATASET_EMPTY'
    | 'ERR_DATASET_SCORE'

  constructor(code: DatasetError['code'], message: string) {
    super(message)
    this.code = code
  }
}
