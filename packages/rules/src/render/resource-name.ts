import { fnv1a } from './fnv-1a.ts'

const LONGEST = 63
const HASH_DIGITS = 8

/**
 * A name that Kubernetes takes for a resource: a DNS label. Where the model's name is none, a hash of it keeps models apart
 * that come out alike.
 *
 * @example resourceName('ridership') // => 'driftline-ridership'
 * @example resourceName('Ridership v2') // => 'driftline-ridership-v2-5c828470'
 * @see RFC 1123, section 2.1
 */
export function resourceName(model: string): string {
  const prefix = 'driftline-'
  const plain = model
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  if (plain === model && plain !== '' && prefix.length + plain.length <= LONGEST) return prefix + plain
  const hash = fnv1a(model).slice(0, HASH_DIGITS)
  const cut = plain.slice(0, LONGEST - prefix.length - HASH_DIGITS - 1).replace(/-$/, '')
  return `${prefix}${cut === '' ? '' : `${cut}-`}${hash}`
}
