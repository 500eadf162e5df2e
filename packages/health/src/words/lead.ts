/** What happened, in the words of one kind of evidence; both parts without a full stop. */
export interface Lead {
  /** What is so now, e.g. `median 20 → 29 °C`; the time since which goes behind it. */
  readonly now: string
  /** What was so before, or what more there is to say, with its comma or colon. */
  readonly before?: string
  /** Whether what is so now says little without what was so before. */
  readonly isRelative?: true
}

/** A lead in one text; inches and the word `in` are kept apart. */
export function leadOf({ now, before = '' }: Lead, when: string): string {
  const isDoubled = now.endsWith(' in') && when.startsWith(' in ')
  return now + (isDoubled ? ',' : '') + when + before
}
