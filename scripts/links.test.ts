import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { repository } from './architecture.ts'

const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: fileURLToPath(repository), encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(new URL(path, repository)))

test.each(pages)('%s links to files that exist', (page) => {
  const text = readFileSync(new URL(page, repository), 'utf8').replaceAll(/```[\s\S]*?```/g, '')
  const links = [...text.matchAll(/\]\((?<target>[^)\s]+)\)|<img [^>]*src="(?<source>[^"]+)"/g)]
    .map(({ groups }) => groups?.['target'] ?? groups?.['source'] ?? '')
    .filter((target) => !/^(?:https?:|mailto:|#)/.test(target))
  const broken = links.filter((target) => !existsSync(new URL(target.split('#')[0] ?? '', new URL(page, repository))))
  expect(broken).toEqual([])
})
