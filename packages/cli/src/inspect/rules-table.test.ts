import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { inspectionRules } from './inspection-rules.ts'
import type { InspectionAct } from './inspection-rule.ts'

const page = new URL('../../../../docs/columns.md', import.meta.url)
const [BEGIN, END] = ['<!-- rules: begin -->\n', '<!-- rules: end -->']

const DONE: Readonly<Record<InspectionAct, string>> = {
  leave_out: 'left out',
  numeric: 'read as numbers',
  rates_only: 'rates only',
  say: 'said',
}

function rulesTable(): string {
  const rows = inspectionRules.map(
    ({ name, when, act, overrule }) => `| ${name} | ${when} | ${DONE[act]} | ${overrule} |`,
  )
  return [
    '',
    '| rule | applies where | done | to have it otherwise |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '',
  ].join('\n')
}

test('docs/columns.md tells of every rule what the rule says', async () => {
  const text = await readFile(page, 'utf8')
  const [, rest = ''] = text.split(BEGIN)
  const [told = ''] = rest.split(END)
  expect(told).toBe(rulesTable())
})
