import { expect, test } from 'vitest'
import { dayText } from './day-text.ts'

test('a day is named as people say it', () => {
  expect(dayText(Date.UTC(2025, 10, 24), 'UTC')).toBe('Mon 24 Nov 2025')
  expect(dayText(Date.UTC(2025, 10, 24, 13, 5), 'UTC')).toBe('Mon 24 Nov 2025 13:05')
})

test('midnight is midnight where the user is', () => {
  expect(dayText(Date.UTC(2025, 6, 31, 22), 'Europe/Berlin')).toBe('Fri 1 Aug 2025')
})
