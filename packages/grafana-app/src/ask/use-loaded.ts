import { useEffect, useState } from 'react'

/** What is being loaded: the last value stays until there is another. */
export interface Loaded<T> {
  readonly value: T | undefined
  readonly error: Error | undefined
  readonly isLoading: boolean
}

/** A value, and what it is of. */
interface Held<T> extends Loaded<T> {
  readonly subject: string
}

/**
 * Loads something now and whenever one of the keys is another; an answer that was overtaken is dropped.
 *
 * @param load undefined while there is nothing to load from
 * @param subject what is loaded, whatever its time: of another subject no value outlives an error
 */
export function useLoaded<T>(load: (() => Promise<T>) | undefined, keys: readonly unknown[], subject = ''): Loaded<T> {
  const [loaded, setLoaded] = useState<Held<T>>({ value: undefined, error: undefined, isLoading: true, subject })
  useEffect(() => {
    let isOvertaken = false
    const finish = (next: (last: Held<T>) => Partial<Loaded<T>>): void => {
      if (!isOvertaken) setLoaded((last) => ({ ...last, ...next(last), isLoading: false, subject }))
    }
    setLoaded((last) => ({ ...last, isLoading: load !== undefined }))
    load?.().then(
      (value) => finish(() => ({ value, error: undefined })),
      (error: unknown) =>
        finish((last) => ({
          value: last.subject === subject ? last.value : undefined,
          error: error instanceof Error ? error : new Error(String(error)),
        })),
    )
    return () => {
      isOvertaken = true
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the keys say what is loaded
  }, keys)
  return loaded
}
