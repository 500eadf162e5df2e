import { ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import { expect, test } from 'vitest'

import { cellLook } from './cell-look.ts'

const SEVERITY = { act: 80, investigate: 50 } as const

test('every state looks like no other, and like no data', () => {
  const looks = ML_DRIFT_STATE_VALUES.map((state) =>
    cellLook({ state, severity: SEVERITY[state as keyof typeof SEVERITY] ?? 0 }),
  )
  const seen = [...looks, cellLook(undefined)].map((look) => JSON.stringify(look))
  expect(new Set(seen).size).toBe(ML_DRIFT_STATE_VALUES.length + 1)
})

test('only ok and investigate share a mark: what asks for action is told without colour', () => {
  const marks = ML_DRIFT_STATE_VALUES.map((state) => cellLook({ state, severity: 0 }).mark)
  expect(marks.filter((mark, index) => marks.indexOf(mark) !== index)).toEqual(['plain'])
  expect(cellLook({ state: 'act', severity: 80 })).toMatchObject({ mark: 'notch', isBold: true, isLow: false })
  expect(cellLook(undefined)).toEqual({ mark: 'empty', isBold: false, isLow: false })
})

test('what the window could not renew keeps its colour and stands lower', () => {
  const [renewed, held] = [
    cellLook({ state: 'act', severity: 80 }),
    cellLook({ state: 'act', severity: 80, notRenewed: true }),
  ]
  expect(held).toEqual({ ...renewed, isLow: true })
})
