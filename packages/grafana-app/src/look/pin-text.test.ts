import { parseMonitorSpec } from '@driftline/spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pinText } from './pin-text.ts'

test('what is to be written into the spec pins that very segment, whatever it is called', () => {
  const names = fc.oneof(fc.string({ minLength: 1, maxLength: 60 }), fc.constantFrom('no', '12', 'a: b', '"', '# x'))
  fc.assert(
    fc.property(names, (value) => {
      const pin = pinText('region', value).replace('segments:', 'segments:\n  dimensions: [region]')
      const parsed = parseMonitorSpec(`model: {name: m}\nfeatures: {x: {type: numeric}}\n${pin}\n`, { file: 'm.yaml' })
      if (parsed.ok) expect(parsed.value.segments.pin).toEqual([{ region: value }])
      else expect(parsed.issues.map(({ message }) => message)).toEqual([])
    }),
  )
})
