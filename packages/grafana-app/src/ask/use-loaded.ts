import { useEffect, useState } from 'react'

/** What is being loaded: the last value stays until there is another. */
export interface Loaded<T> {
  readonly value: T | undefined
  readonly error: Error | undefined
  readonly isLoading: boolean
}

/**
 * Loads something now and whenever one of the keys is another; an answer that was overtaken is dropped.
 *
 * @param load undefined while there is nothing to load from
 */
export function useLoaded<T>(load: (() => Promise<T>) | undefined, keys: readonly unknown[]): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: undefined, error: undefined, isLoading: true })
  useEffect(() => {
    let isOvertaken = false
    const finish = (next: Partial<Loaded<T>>): void => {
      if (!isOvertaken) setLoaded((last) => ({ ...last, error: undefined, ...next, isLoading: false }))
    }
    setLoaded((last) => ({ ...last, isLoading: load !== undefined }))
    load?.().then(
      (value) => finish({ value }),
      (error: unknown) => finish({ error: error instanceof Error ? error : new Error(String(error)) }),
    )
    return () => {
      isOvertaken = true
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the keys say what is loaded
  }, keys)
  return loaded
}
