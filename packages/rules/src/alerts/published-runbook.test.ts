import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { SLO_KINDS } from '../objective/slo-kind.ts'
import { publishedRunbook } from './published-runbook.ts'

const RUNBOOKS = fileURLToPath(new URL('../../../../docs/runbooks', import.meta.url))

test.each([...SLO_KINDS.map((kind) => ['ModelSLOBurnRate', kind] as const), ['ModelDriftAct', 'drift'] as const])(
  'there is a section for %s of %s',
  (alert, kind) => {
    const [, file = '', section = ''] = /\/docs\/runbooks\/([^#]+)#(.+)$/.exec(publishedRunbook(alert, kind)) ?? []
    expect(existsSync(`${RUNBOOKS}/${file}`)).toBe(true)
    expect(readFileSync(`${RUNBOOKS}/${file}`, 'utf8').toLowerCase()).toContain(`\n## ${section}\n`)
  },
)
