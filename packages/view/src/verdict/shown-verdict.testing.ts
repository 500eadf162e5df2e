import type { ShownVerdict } from './shown-verdict.ts'

/** A quiet verdict with no more than metrics give, changed as a test needs it. */
export function makeShownVerdict(changes: Partial<ShownVerdict> = {}): ShownVerdict {
  return {
    model: 'ridership',
    version: '1.4.0',
    role: 'live',
    window: '1d',
    start: Date.UTC(2004, 2, 9),
    end: Date.UTC(2004, 2, 10),
    segment: { name: 'all', value: 'all' },
    feature: 'austin',
    reference: 'training',
    headline: true,
    state: 'ok',
    severity: 0,
    ...changes,
  }
}
