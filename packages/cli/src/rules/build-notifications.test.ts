import { expect, test } from 'vitest'
import { toTicketHours } from './build-notifications.ts'

test.each([
  ['08:00-18:00', { from: '08:00', to: '18:00', timezone: 'UTC' }],
  ['00:00-24:00@Europe/Berlin', { from: '00:00', to: '24:00', timezone: 'Europe/Berlin' }],
])('ticket hours are read from %s', (text, hours) => {
  expect(toTicketHours(text)).toEqual(hours)
})

test.each(['8-18', '18:00-08:00', '08:00-08:00', '08:00-25:00', '08:60-18:00', '08:00-18:00@', ''])(
  'ticket hours are not %j',
  (text) => {
    expect(() => toTicketHours(text)).toThrow('Hours of a day such as 08:00-18:00')
  },
)

test('a time zone that does not exist is named', () => {
  expect(() => toTicketHours('08:00-18:00@Mars/Base')).toThrow('There is no time zone "Mars/Base".')
})
