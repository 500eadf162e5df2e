import { severitySteps } from '@driftline/view'
import { expect, test } from 'vitest'

import { reportStyle } from './report-style.ts'

const [lightPart = '', rest = ''] = reportStyle.split('prefers-color-scheme: dark')
const darkPart = rest.slice(0, rest.indexOf('*, ::before'))
const declared = (css: string): ReadonlySet<string> =>
  new Set([...css.matchAll(/(--[\w-]+): #/g)].map(([, name = '']) => name))

test('every colour that is used is there in both themes', () => {
  const used = [...reportStyle.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name)
  for (const part of [lightPart, darkPart]) expect(used.filter((name) => !declared(part).has(name))).toEqual([])
})

test('the steps of severity are those that the app shows', () => {
  for (const { index, light, dark } of severitySteps) {
    expect(lightPart).toContain(`--s${index}: ${light};`)
    expect(darkPart).toContain(`--s${index}: ${dark};`)
  }
})
