import type { WindowEvidence } from '../evidence/judge-window.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { VerdictOptions, VerdictStep } from '../verdict/advance-verdict.ts'
import { advanceVerdict } from '../verdict/advance-verdict.ts'
import type { FeatureVerdict } from '../verdict/feature-verdict.ts'
import { isRaised } from '../verdict/is-raised.ts'
import type { VerdictMemory } from '../verdict/verdict-memory.ts'
import { freshMemory } from '../verdict/verdict-memory.ts'
import type { Agreement, Pin } from './acceptance.ts'
import type { IsKind } from './only-kinds.ts'
import { evidenceOfKinds, memoryOfKinds } from './only-kinds.ts'

/** What a series remembers: of itself, and of its comparisons with accepted rows, by agreement and pin. */
export interface AcceptingMemory {
  readonly verdict: VerdictMemory
  readonly pinned?: PinnedMemory
}

type PinnedMemory = Readonly<Record<string, Readonly<Record<string, VerdictMemory>>>>

/** What holds for a window, and how it compares with accepted rows. */
export interface AcceptingOptions extends Omit<VerdictOptions, 'accepted'> {
  /** The most special first: a kind is the matter of the first that covers it. */
  readonly agreements: readonly Agreement[]
  readonly beside: (pin: Pin) => WindowEvidence
}

/** A step of a series of which something may be accepted. */
export interface AcceptingStep extends VerdictStep {
  /** What the verdict rests on: without what is accepted, where something else is raised. */
  readonly said: WindowEvidence
  readonly pinned: PinnedMemory
  /** Start of the first window that went beyond what was accepted, ms. */
  readonly beyondSinceMs?: number
}

/**
 * One step of a verdict beside what has been accepted: `accepted` where the series is raised and the comparison with the
 * accepted rows, which has persistence of its own, is not. What no agreement covers, and what went beyond one, is judged
 * as if there were nothing else. Pure.
 */
export function advanceAccepted(
  memory: AcceptingMemory,
  window: WindowEvidence,
  options: AcceptingOptions,
): AcceptingStep {
  const { agreements } = options
  const whole = advanceVerdict(memory.verdict, window, { ...options, accepted: false })
  const compared = agreements.map((own) => compareAgreement(own, memory.pinned?.[own.id], { ...options, window }))
  const pinned = Object.fromEntries(compared.flatMap(({ id, next }) => (isNothing(next) ? [] : [[id, next] as const])))
  if (agreements.length === 0 || !isRaised(whole.verdict)) return { ...whole, said: window, pinned }
  const beyond = compared.flatMap((own) => own.beyond ?? [])
  const rest = restOf(memory.verdict, window, { ...options, beyond })
  if (!rest) return { ...whole, verdict: acceptedVerdict(memory, window, options), said: window, pinned }
  const { windowSeverity, sinceMs } = whole.verdict
  const { accepted: notCovered } = beyond[0]?.agreement ?? agreements[0]!
  return {
    ...whole,
    verdict: { ...rest.verdict, windowSeverity, sinceMs, notCovered },
    persistence: rest.persistence,
    said: rest.said,
    pinned,
    ...(beyond.length > 0 && { beyondSinceMs: Math.max(...beyond.map((own) => own.sinceMs)) }),
  }
}

interface Rest extends Pick<VerdictStep, 'verdict' | 'persistence'> {
  readonly said: WindowEvidence
}

/** What is raised by kinds that nobody accepted, or that went further. */
function restOf(
  memory: VerdictMemory,
  window: WindowEvidence,
  { beyond, agreements, ...options }: AcceptingOptions & { readonly beyond: readonly Beyond[] },
): Rest | undefined {
  const isJudged: IsKind = (kind) => {
    const own = ownerOf(agreements, kind)
    return !own || beyond.some(({ agreement, matters }) => agreement === own && matters.has(matterOf(kind)))
  }
  const said = evidenceOfKinds(window, isJudged)
  const { verdict, persistence } = advanceVerdict(memoryOfKinds(memory, isJudged), said, {
    ...options,
    accepted: false,
  })
  return isRaised(verdict) ? { verdict, persistence, said } : undefined
}

/** Where values lie is one matter: what moved on may show in another kind than what was accepted. */
const KINDS_OF_VALUES: ReadonlySet<EvidenceKind> = new Set(['distribution', 'tails', 'constant', 'new_category'])

function matterOf(kind: EvidenceKind): EvidenceKind {
  return KINDS_OF_VALUES.has(kind) ? 'distribution' : kind
}

function acceptedVerdict(
  { verdict: memory }: AcceptingMemory,
  window: WindowEvidence,
  options: AcceptingOptions,
): FeatureVerdict {
  const { verdict } = advanceVerdict(memory, window, { ...options, accepted: true })
  const own = verdict.kind === null ? undefined : ownerOf(options.agreements, verdict.kind)
  return own ? { ...verdict, accepted: own.accepted } : verdict
}

function ownerOf(agreements: readonly Agreement[], kind: EvidenceKind): Agreement | undefined {
  return agreements.find(({ covers }) => covers(kind))
}

interface AgreementStep {
  readonly id: string
  /** By pin. */
  readonly next: Readonly<Record<string, VerdictMemory>>
  readonly beyond?: Beyond
}

/** In what a window goes beyond what was accepted. */
interface Beyond {
  readonly agreement: Agreement
  readonly matters: ReadonlySet<EvidenceKind>
  readonly sinceMs: number
}

type ComparingOptions = AcceptingOptions & { readonly window: WindowEvidence }

/** A window goes beyond an agreement in what is like none of the accepted rows. */
function compareAgreement(
  agreement: Agreement,
  memory: AgreementStep['next'] = {},
  options: ComparingOptions,
): AgreementStep {
  const { id, pins } = agreement
  const isOwn: IsKind = (kind) => ownerOf(options.agreements, kind) === agreement
  const steps = Object.entries(pins).map(([name, pin]) => comparePin(pin, memory[name], { ...options, name, isOwn }))
  const next = Object.fromEntries(steps.map((step) => [step.name, step.next]))
  const [first, ...others] = steps
  const matters = [...(first?.matters ?? [])].filter((matter) => others.every((step) => step.matters.has(matter)))
  if (matters.length === 0) return { id, next }
  const sinceMs = Math.max(...steps.map((step) => step.sinceMs))
  return { id, next, beyond: { agreement, matters: new Set(matters), sinceMs } }
}

interface PinStep extends Pick<Beyond, 'matters' | 'sinceMs'> {
  readonly name: string
  readonly next: VerdictMemory
}

function comparePin(
  pin: Pin,
  memory: VerdictMemory = freshMemory,
  { window, name, isOwn, beside, ...options }: ComparingOptions & { readonly name: string; readonly isOwn: IsKind },
): PinStep {
  const compared = evidenceOfKinds(beside(pin), isOwn)
  const { verdict, memory: next } = advanceVerdict(memory, compared, { ...options, accepted: false })
  const untold = untoldKinds(evidenceOfKinds(window, isOwn), compared)
  const raised = isRaised(verdict) ? (Object.keys(next.raised?.kinds ?? {}) as EvidenceKind[]) : []
  const sinceMs = isRaised(verdict) ? (verdict.sinceMs ?? options.startMs) : options.startMs
  return { name, next, matters: new Set([...raised, ...untold].map(matterOf)), sinceMs }
}

function isNothing(record: object): boolean {
  return Object.keys(record).length === 0
}

/** What a window shows of which the comparison with the accepted rows cannot tell. */
function untoldKinds(window: WindowEvidence, compared: WindowEvidence): readonly EvidenceKind[] {
  const told = new Set(compared.evidence.map(({ kind }) => kind))
  if (told.has('distribution')) told.add('constant') // which stands among the evidence only where it shows
  return window.evidence.flatMap(({ kind, severity }) =>
    severity >= INVESTIGATE_SEVERITY && !told.has(kind) ? [kind] : [],
  )
}
