import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const path = new URL('peers.json', import.meta.url)

/** Windows raised by one tool, of all it was asked about. */
export interface Raised {
  readonly raised: number
  readonly of: number
}

/** What other tools said of the windows of the short form, and what we did. */
export interface PeerAnswers {
  readonly versions: Readonly<Record<'evidently' | 'nannyml', string>>
  readonly trials: Readonly<Record<string, Readonly<Record<'driftline' | 'evidently' | 'nannyml', Raised | null>>>>
}

/** The answers as `run_peers.py` wrote them. */
export function readAnswers(): PeerAnswers | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PeerAnswers) : undefined
}

/** Writes what we say of the same windows now; what others said of them stays. */
export function renewOurs(ours: Readonly<Record<string, Raised>>): void {
  const answers = readAnswers()
  if (!answers) return
  const trials = Object.fromEntries(
    Object.entries(answers.trials).map(([id, told]) => [id, { ...told, driftline: ours[id] ?? told.driftline }]),
  )
  writeFileSync(path, `${JSON.stringify({ ...answers, trials }, undefined, 2)}\n`)
}
