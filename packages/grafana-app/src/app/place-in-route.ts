import { nameFromPath } from './name-in-path.ts'
import type { PagePlace } from './PageScene.tsx'

/** What a page is of, as its path says. */
export function placeIn(params: Readonly<Record<string, string | undefined>>): PagePlace {
  const nameOf = (key: string): string => nameFromPath(params[key] ?? '')
  return { environment: nameOf('environment'), model: nameOf('model'), feature: nameOf('feature') }
}
