/** How an answer came out that a page does not wait for. */
export type Outcome<T> = { readonly value: T } | { readonly error: Error }

/** What a promise comes to, whichever it is: nobody has to be there when it fails. */
export function outcomeOf<T>(promise: Promise<T>): Promise<Outcome<T>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
  )
}
