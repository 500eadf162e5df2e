import { expect, test } from 'vitest'
import { lackedRights, lackedWords } from './import-rights.ts'

const EDITOR = ['alert.rules:create', 'alert.rules:write', 'alert.provisioning.provenance:write', 'folders:create']

test.each([
  ['an Editor may', EDITOR, true, []],
  ['so may who provisions rules of any kind', ['alert.rules.provisioning:write'], false, []],
  ['who may make no folder may not make one', ['alert.provisioning:write'], true, ['folders:create']],
  ['who may edit rules but not say who keeps them may not', EDITOR.slice(0, 2), false, [EDITOR[2]]],
  ['a Viewer may nothing', [], true, EDITOR],
] as const)('%s', (_, held, needsFolder, lacked) => {
  const has = (action: string) => held.some((own) => own === action)
  expect(lackedRights(has, needsFolder)).toEqual(lacked)
})

test('what is lacked is said with what to do instead', () => {
  expect(lackedWords(EDITOR)).toMatch(/lacks .*, alert.provisioning.provenance:write and folders:create; Editors/)
  expect(lackedWords(EDITOR)).toMatch(/the files under Download hold the same rules/)
  expect(lackedWords(['folders:create'])).toMatch(/Choose one that is there/)
})
