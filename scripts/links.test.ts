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

test.each(pages)('%s links to headings that there are', (page) => {
  const text = readFileSync(new URL(page, repository), 'utf8').replaceAll(/```[\s\S]*?```/g, '')
  const links = [...text.matchAll(/\]\((?<target>[^)\s:]*)#(?<anchor>[^)\s]+)\)/g)].map(({ groups }) => groups ?? {})
  const broken = links.filter(({ target = '', anchor = '' }) => {
    const file = target === '' ? new URL(page, repository) : new URL(target, new URL(page, repository))
    return file.pathname.endsWith('.md') && existsSync(file) && !anchorsOf(readFileSync(file, 'utf8')).has(anchor)
  })
  expect(broken.map(({ target, anchor }) => `${target}#${anchor}`)).toEqual([])
})

/** Anchors of headings as GitHub makes them, and those set by hand. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...page.matchAll(/^#+ (?<heading>.+)$/gm)].map(({ groups }) =>
    (groups?.['heading'] ?? '')
      .toLowerCase()
      .replaceAll(/\[(.*?)\]\(.*?\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
  const named = [...page.matchAll(/<a (?:id|name)="(?<name>[^"]+)"/g)].map(({ groups }) => groups?.['name'] ?? '')
  return new Set([...headings, ...named])
}
