import { expect, test } from 'vitest'
import { executedStepMs } from './executed-step.ts'

test.each([
  ['Expr: up\nStep: 1m0s', 60_000],
  ['Expr: up\nStep: 24h0m0s', 86_400_000],
  ['Expr: up\nStep: 15s', 15_000],
  ['Expr: up\nStep: 1.5s', 1500],
  ['Expr: up\nStep: 500ms', 500],
  ['Expr: up{a="\nStep: 1h"}\nStep: 5m0s', 300_000],
])('the step is read from the last line: %j', (executed, stepMs) => {
  expect(executedStepMs(executed)).toBe(stepMs)
})

test.each([undefined, '', 'Expr: up', 'Expr: up\nStep: ', 'Step: soon', 'Expr: up\nStep: 1m0s\nand more'])(
  'where it is not said it is not guessed: %j',
  (executed) => {
    expect(executedStepMs(executed)).toBeUndefined()
  },
)
