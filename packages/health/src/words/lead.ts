/** What happened, in the words of one kind of evidence; both parts without a full stop. */
export interface Lead {
  /** What is so now, e.g. `median 20 → 29 °C`; the time since which goes behind it. */
  readonly now: string
  /** What was so before, or what more there is to say, with its comma or colon. */
  readonly before?: string
}

/** A lead in one text. */
export function leadOf({ now, before = '' }: Lead, when: string): string {
  return now + when + before
}
