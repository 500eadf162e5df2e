import { readFileSync } from 'node:fs'
import { PEER_CASES } from './cases.ts'
import type { Answer, Told } from './measure-case.ts'
import type { Tool } from './rule-sets.ts'
import { TOOLS } from './rule-sets.ts'

const HEADINGS: Readonly<Record<Tool, string>> = {
  processor: 'Driftline, processor',
  custom: 'Driftline, `custom`',
  sloth: 'Sloth',
  pyrra: 'Pyrra',
}

/** What `measure.ts` found, as a table. */
export function renderAnswers(): string {
  const answers = JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8')) as Readonly<
    Record<string, Readonly<Record<Tool, Answer>>>
  >
  const rows = PEER_CASES.map(({ id, what }) => {
    const answer = answers[id]
    if (!answer) throw new Error(`answers.json has no case "${id}": run measure.ts.`)
    return [what].concat(TOOLS.map((tool) => answerText(answer[tool])))
  })
  const head = ['what happens', ...TOOLS.map((tool) => HEADINGS[tool])]
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Pages and tickets in words. */
export function answerText({ pages, tickets }: Answer): string {
  const told = [toldText('page', pages), toldText('ticket', tickets)].filter((text) => text !== '')
  return told.length === 0 ? 'nothing' : told.join('; ')
}

function toldText(what: string, { times, afterMinutes, lastsMinutes }: Told): string {
  if (times === 0) return ''
  return `${times === 1 ? what : `${times} ${what}s`} after ${minutesText(afterMinutes!)}, for ${minutesText(lastsMinutes!)}`
}

function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
