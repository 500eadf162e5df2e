import type { ImportPlan } from './import-plan.ts'
import type { StepResult } from './import-result.ts'

/** What an import would find, in one sentence. */
export function planWords({ groups, surplus }: ImportPlan): string {
  const kinds = groups.flatMap(({ rules }) => rules.map(({ decision }) => decision.kind))
  const count = (kind: string): number => kinds.filter((own) => own === kind).length
  const parts = [
    part(count('create'), 'new'),
    part(count('update'), 'changed'),
    part(count('edited'), 'edited by a person'),
    part(count('conflict'), 'in conflict'),
    part(count('unchanged'), 'alike'),
  ].filter((text) => text !== '')
  const more = surplus.length === 0 ? '' : `; ${surplus.length} in Grafana that the spec has no more`
  return `${rulesText(kinds.length)}: ${parts.join(', ')}${more}.`
}

function part(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}`
}

/** A number of rules. */
export function rulesText(count: number): string {
  return `${count} ${count === 1 ? 'rule' : 'rules'}`
}

/** How an import ended, in one sentence. */
export function resultWords(results: readonly StepResult[]): string {
  const groups = results.filter(({ kind }) => kind === 'group')
  const removals = results.filter(({ kind }) => kind === 'removal')
  return [sumText(groups, 'group', 'stand as wanted'), sumText(removals, 'rule', 'deleted')]
    .filter((text) => text !== '')
    .join('; ')
}

function sumText(results: readonly StepResult[], noun: string, verb: string): string {
  if (results.length === 0) return ''
  const done = results.filter(({ status }) => status === 'done').length
  const all = `${results.length} ${noun}${results.length === 1 ? '' : 's'}`
  const doing = done === 1 && results.length === 1 ? verb.replace(/^stand/, 'stands') : verb
  return done === results.length ? `${all} ${doing}` : `${done} of ${all} ${doing}`
}
