import type { ClosedFeature } from '../closed-window.ts'
import type { HealthEntry } from '../health-entry.ts'
import type { JudgedFeature } from '../judge-feature.ts'
import { rowsIn } from '../counts/feature-counts.ts'
import type { AcceptCommand, Acceptance, Agreement } from './acceptance.ts'
import type { AcceptableWindows, Refused } from './accept-windows.ts'
import { acceptWindows } from './accept-windows.ts'
import type { AcceptanceEnd, AcceptanceScope } from './acceptance-table.ts'
import { AcceptanceTable } from './acceptance-table.ts'
import { ExpectedPins } from './expected-pins.ts'
import { ShownTable } from './shown-windows.ts'

/** Acceptances of one model; each holds the rows it accepts. */
const MOST_ACCEPTANCES = 1000

/** An acceptance as it is listed: without its rows. */
export interface ListedAcceptance extends Omit<Acceptance, 'pins' | 'pinnedOf' | 'seenMs'> {
  /** Windows whose rows later ones are compared with, by length. */
  readonly pinned: readonly { readonly window: string; readonly startsMs: readonly number[]; readonly rows: number }[]
  /** Why it no longer holds. */
  readonly ended?: AcceptanceEnd
}

/** What came of a command to accept. */
export type Accepting = { readonly kind: 'accepted'; readonly acceptance: ListedAcceptance } | Refused

/** What is accepted of one model, by the spec and by people. */
export interface Acceptances {
  /** What holds for a window, the most special first. */
  readonly agreementsFor: (at: ClosedFeature) => readonly Agreement[]
  /** Takes in what the headline of a feature came to. */
  readonly observe: (at: ClosedFeature, judged: JudgedFeature) => void
  readonly accept: (command: AcceptCommand, lastEndMs: AcceptableWindows['lastEndMs']) => Accepting
  readonly revoke: (id: string, nowMs: number) => ListedAcceptance | undefined
  /** In the order in which they were accepted. @param nowMs event time. */
  readonly list: (nowMs: number) => readonly ListedAcceptance[]
  readonly forget: (nowMs: number) => void
  readonly bytes: () => number
  readonly isEmpty: () => boolean
  readonly entries: () => Iterable<HealthEntry>
}

/** Creates the room, empty or from what another process remembered. */
export function createAcceptances(scope: AcceptanceScope, state: readonly HealthEntry[]): Acceptances {
  const people = new AcceptanceTable(
    scope,
    state.flatMap((entry) => (entry.kind === 'acceptance' ? [{ ...entry.key, ...entry.acceptance }] : [])),
  )
  const spec = new ExpectedPins(
    scope.spec,
    state.filter((entry) => entry.kind === 'expected'),
  )
  const shown = new ShownTable(state.filter((entry) => entry.kind === 'shown'))
  const toListed = (acceptance: Acceptance, nowMs: number): ListedAcceptance =>
    listed(acceptance, people.endOf(acceptance, nowMs))
  const rooms = [people, spec, shown]
  return {
    agreementsFor: (at) => {
      const expected = spec.agreementFor(at)
      const accepted = people.agreementsFor(at)
      return expected ? [...accepted, expected] : accepted
    },
    observe: (at, judged) => {
      people.observe(at)
      spec.observe(at, judged)
      shown.observe(at, judged)
    },
    accept: (command, lastEndMs) => {
      if (people.size >= MOST_ACCEPTANCES) return tooMany
      const accepting = acceptWindows(command, { ...scope, series: [...shown.all()], lastEndMs })
      if (accepting.kind === 'refused') return accepting
      people.add(accepting.acceptance)
      return { kind: 'accepted', acceptance: listed(accepting.acceptance) }
    },
    revoke: (id, nowMs) => {
      const removed = people.remove(id)
      return removed && toListed(removed, nowMs)
    },
    list: (nowMs) =>
      people
        .all()
        .map((acceptance) => toListed(acceptance, nowMs))
        .sort(byTime),
    forget: (nowMs) => {
      for (const room of rooms) room.forget(nowMs)
    },
    bytes: () => rooms.reduce((sum, { bytes }) => sum + bytes, 0),
    isEmpty: () => rooms.every(({ size }) => size === 0),
    entries: () => entriesOf(people, spec, shown),
  }
}

function* entriesOf(people: AcceptanceTable, spec: ExpectedPins, shown: ShownTable): Iterable<HealthEntry> {
  for (const { role, segment, feature, ...acceptance } of people.all())
    yield { kind: 'acceptance', key: { role, segment, feature }, acceptance }
  for (const { key, pin } of spec.all()) yield { kind: 'expected', key, pin }
  for (const { key, shown: series } of shown.all()) yield { kind: 'shown', key, shown: series }
}

const tooMany: Refused = {
  kind: 'refused',
  refusal: 'too_many',
  message: `There are ${MOST_ACCEPTANCES} acceptances of this model already; revoke some.`,
}

function listed(acceptance: Acceptance, ended?: AcceptanceEnd): ListedAcceptance {
  const { pins, pinnedOf: _pinnedOf, seenMs: _seenMs, ...rest } = acceptance
  return {
    ...rest,
    pinned: Object.entries(pins).map(([window, { startsMs, counts }]) => ({
      window,
      startsMs,
      rows: rowsIn(counts),
    })),
    ...(ended && { ended }),
  }
}

function byTime(a: ListedAcceptance, b: ListedAcceptance): number {
  return a.atMs - b.atMs || Number(a.id > b.id) - Number(a.id < b.id)
}
