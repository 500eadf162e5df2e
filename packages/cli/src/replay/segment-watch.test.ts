import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'
import { createSegmentWatch } from './segment-watch.ts'

function watch(dimensions: string, limit: number) {
  const checked = parseMonitorSpec(`model: {name: m}\nsegments: {dimensions: ${dimensions}}\n`, { file: 'm.yaml' })
  if (!checked.ok) throw new Error(checked.issues[0]?.message)
  return createSegmentWatch(checked.value, limit)
}

test('values beyond the limit of a dimension and version are named once', () => {
  const { see, folded } = watch('[region, shop]', 2)
  for (const region of ['n', 's', 'e', 'n', 'e', 'w']) see('1', { region, shop: 'a' })
  see('2', { region: 'e' })
  expect(folded()).toEqual(['region=e', 'region=w'])
})

test('values that a dimension declares fold the others because the spec says so', () => {
  const { see, folded } = watch('[{name: region, values: [n]}]', 1)
  for (const region of ['n', 's', 'e']) see('1', { region })
  expect(folded()).toEqual([])
})
