/** The arithmetic of one verdict, step by step. */
export interface Explanation {
  readonly sections: readonly ExplainedSection[]
  /** Where the line says something else than its own figures give. */
  readonly contradictions: readonly Contradiction[]
}

/** One part of the arithmetic: a kind of evidence, or what looking back makes of it. */
export interface ExplainedSection {
  readonly title: string
  readonly steps: readonly ExplainedStep[]
  /** Of a distribution: the cells that were compared. */
  readonly cells?: readonly ExplainedCell[]
  /** The same in one line, where nothing shows. */
  readonly summary?: string
}

/** One figure, and how it comes about. */
export interface ExplainedStep {
  readonly name: string
  /** How it is reckoned, or where it comes from. */
  readonly how: string
  /** Null: none, as where nothing would show. */
  readonly value: number | string | null
  /** Where the line holds the same figure, and what it says. */
  readonly told?: Told
}

/** A figure as it stands in a line. */
export interface Told {
  /** E.g. `kinds[0].lowerBound`. */
  readonly path: string
  readonly value: number | string | null
}

/** One cell of both samples. */
export interface ExplainedCell {
  readonly reference: number
  readonly current: number
  /** Shares with the pseudo-count. */
  readonly referenceShare: number
  readonly currentShare: number
  /** What it adds to PSI. */
  readonly term: number
}

/** A figure of the line that its own counts do not give. */
export interface Contradiction extends Told {
  readonly name: string
  /** What the counts give. */
  readonly figures: number | string | null
}

/** Numbers this near are the same: a line is written and read back without loss, and computed the same everywhere. */
const TOLERANCE = 1e-9

/** The steps whose line says something else. */
export function contradictionsIn(sections: readonly ExplainedSection[]): readonly Contradiction[] {
  return sections.flatMap(({ title, steps }) =>
    steps.flatMap(({ name, value, told }) =>
      told && !isSame(value, told.value) ? [{ ...told, name: `${name} of ${title}`, figures: value }] : [],
    ),
  )
}

function isSame(a: Told['value'], b: Told['value']): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a))
}
