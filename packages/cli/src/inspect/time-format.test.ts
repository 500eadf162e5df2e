import { expect, test } from 'vitest'
import { usualTimeFormat } from './time-format.ts'

const formatOf = (text: string): string | undefined => {
  const usual = usualTimeFormat({ rows: 1, distinct: 1, valueRows: 1, values: [{ text, rows: 1, kind: 'text' }] })
  return usual?.share === 1 ? usual.name : undefined
}

test.each([
  ['2004-03', '2004-03'],
  ['2004-03-01', '2004-03-01'],
  ['2004-03-01T08:30', '2004-03-01T08:30'],
  ['2004-03-01 08:30:59.123456789', '2004-03-01T08:30'],
  ['2004-03-01T08:30:00Z', '2004-03-01T08:30'],
  ['2004-03-01T08:30:00+01:00', '2004-03-01T08:30'],
  ['2004/03/01', '2004/03/01'],
  ['1.3.2004', '01.03.2004'],
  ['31.12.2004 23:59', '01.03.2004'],
  ['31/12/2004', 'day/month/year'],
  ['12/31/2004 11:59 PM', 'month/day/year'],
  ['31-Dec-2004', '1 Mar 2004'],
  ['Tue, 01 Jun 2004 08:30:00 GMT', '1 Mar 2004'],
  ['June 1, 2004', 'Mar 1, 2004'],
])('%s is a time', (text, name) => {
  expect(formatOf(text)).toBe(name)
})

test.each(['08:30', 'March', 'mon', '2004', '20040301', '2004-13', '2004-3-1', '1.2.3', '10.0.0.1', '555-1234', ''])(
  '%s is none',
  (text) => {
    expect(formatOf(text)).toBeUndefined()
  },
)
