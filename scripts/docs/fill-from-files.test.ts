import { expect, test } from 'vitest'
import { filledFromFiles, readRepositoryFile } from './fill-from-files.ts'
import { markdownPages } from './markdown-pages.ts'

test('a block that names its file is filled with it, at any depth, and no other', () => {
  const page = 'a\n\n<!-- file: x.js -->\n\n```js\nold\n```\n\n```js\nmine\n```\n\n<!-- file: y.js -->\n```js\n```\n'
  expect(filledFromFiles(page, (path) => `of ${path}\n`)).toBe(
    'a\n\n<!-- file: x.js -->\n\n```js\nof x.js\n```\n\n```js\nmine\n```\n\n<!-- file: y.js -->\n```js\nof y.js\n```\n',
  )
})

test.each(markdownPages())('%s shows files as they are', (path) => {
  const page = readRepositoryFile(path)
  expect(filledFromFiles(page, readRepositoryFile)).toBe(page)
})
