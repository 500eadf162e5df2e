/**
 * Creates a line in which each caller, once its preparation is done, runs strictly after all who entered before it.
 * Preparations overlap; only the starts of the work are ordered, so slow work holds nobody up.
 *
 * @example
 * const inOrder = createArrivalOrder()
 * const result = await inOrder(() => gunzip(body), (plain) => handle(plain))
 */
export function createArrivalOrder(): <T, R>(
  prepare: () => Promise<T>,
  work: (prepared: T) => Promise<R>,
) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve()
  return (prepare, work) => {
    const before = last
    const prepared = prepare()
    const turn = Promise.allSettled([before, prepared]).then(async () => ({ work: work(await prepared) }))
    last = turn
    return turn.then(({ work }) => work)
  }
}
