import fc from 'fast-check'
import { expect, test } from 'vitest'
import { execute } from '../render/template.testing.ts'
import type { AlertText } from './alert-text.ts'
import { escapeBraces, renderTemplate } from './render-template.ts'

const literal = fc
  .array(fc.constantFrom('{', '}', '{{', ' ', 'a', '"', '.'), { maxLength: 6 })
  .map((own) => own.join(''))
const field = fc.constant({ field: 'label', name: 'env' } as const)

test('what stands between fields is said as it is, whatever braces meet', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(literal, field), { maxLength: 8 }), (text: AlertText) => {
      const template = renderTemplate(text, () => '{{ .Labels.env }}')
      const wanted = text.map((part) => (typeof part === 'string' ? part : 'production')).join('')
      expect(execute(template, '', () => 'production')).toBe(wanted)
    }),
    { numRuns: 1000 },
  )
})

test('a single brace that opens nothing is left alone', () => {
  expect(escapeBraces('a {b} {{c}} {')).toBe('a {b} {{ "{{" }}c}} {{ "{" }}')
})
