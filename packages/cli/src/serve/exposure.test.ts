import { expect, test } from 'vitest'
import { exposureWarning } from './exposure.ts'

test.each([
  ['127.0.0.1', false, false, undefined],
  ['::1', true, false, undefined],
  ['127.0.0.1', false, true, '--insecure'],
  ['0.0.0.0', false, true, '--insecure.*beyond this machine'],
  ['0.0.0.0', true, false, 'beyond this machine.*TLS'],
  ['::', true, true, 'beyond this machine.*TLS'],
])('on %s with a token: %s, insecure: %s, the log says %s', (host, hasToken, insecure, expected) => {
  const warning = exposureWarning({ host, hasToken, insecure })
  if (expected === undefined) expect(warning).toBeUndefined()
  else expect(warning).toMatch(new RegExp(expected))
})
