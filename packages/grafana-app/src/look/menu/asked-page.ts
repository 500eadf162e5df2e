import { createContext } from 'react'
import { newestName } from '../../queries/plan-queries.ts'
import type { QuerySpec } from '../../queries/query-spec.ts'

/** What a page was made from, for the menus of its parts. */
export interface AskedPage {
  /** Whom it asked. */
  readonly dataSource: { readonly uid: string; readonly name: string }
  /** All that it asked. */
  readonly asked: readonly QuerySpec[]
  /** The time it shows, ms since 1970. */
  readonly range: { readonly fromMs: number; readonly toMs: number }
  /** What it is of, the widest first: model, feature. */
  readonly subject: readonly string[]
}

/** The page that a part is on; undefined where it is on none that asked anything. */
export const AskedPageContext = createContext<AskedPage | undefined>(undefined)

/** Of what a page asked the queries a part is made of. @param wanted names as the page has them, or queries themselves */
export function queriesOf(asked: readonly QuerySpec[], wanted: readonly (string | QuerySpec)[]): readonly QuerySpec[] {
  return wanted.flatMap((one) => {
    if (typeof one !== 'string') return [one]
    return asked.filter(({ name }) => name === one || name === newestName(one))
  })
}
