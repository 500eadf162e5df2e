import { HASH_BUCKETS } from '@driftline/profile'
import { nameText } from '../words/name-text.ts'
import type { CategoryComparand } from '../reference/category-comparand.ts'

/** Groups of names spelled out before the rest is counted. */
const SPELLED_GROUPS = 3

/** What a comparison by hash bucket cannot tell apart, in words, without a full stop. */
export function unseenInBuckets({ counts, namesByBucket }: CategoryComparand): string {
  const taken = Object.keys(counts).length
  const hidden = `compared in hash buckets: a new name in ${knownText(taken)} of ${HASH_BUCKETS} cannot be seen`
  const shared = [...namesByBucket.values()].filter((names) => names.length > 1)
  if (shared.length === 0) return hidden
  const spelled = shared.slice(0, SPELLED_GROUPS).map((names) => [...names].sort().map(nameText).join(' and '))
  const rest = shared.length - spelled.length
  return `${hidden}, ${spelled.join(', ')}${rest > 0 ? ` and ${rest} more groups` : ''} cannot be told apart`
}

function knownText(taken: number): string {
  return taken === 1 ? 'the one known' : `one of the ${taken} known`
}
