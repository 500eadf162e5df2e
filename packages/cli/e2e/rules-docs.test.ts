import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'

const PAGES = fileURLToPath(new URL('../../../docs/rules/', import.meta.url))

test('every excerpt in the pages on rules is what is built of the spec in them', async () => {
  const files = (await readdir(PAGES)).filter((file) => file.endsWith('.md'))
  const pages = await Promise.all(files.map((file) => readFile(join(PAGES, file), 'utf8')))
  // Those with parts of their own are filled, and tested, in packages/rules.
  const written = pages.filter((page) => !page.includes('<!-- generated: '))
  const blocks = written.flatMap((page) =>
    [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => block!.trim()),
  )
  const [spec, ...others] = blocks.filter((block) => block.startsWith('model:'))
  expect(others).toEqual([])
  const built = await buildOf(spec!)
  const excerpts = blocks.filter((block) => block !== spec)
  expect(excerpts.length).toBeGreaterThan(1)
  for (const excerpt of excerpts) expect(built).toContain(outdented(excerpt))
})

/** What the targets write of a spec. */
async function buildOf(spec: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-docs-'))
  try {
    const file = join(folder, 'model.yaml')
    await writeFile(file, spec)
    for (const target of ['prometheus', 'alertmanager']) {
      const hours = target === 'alertmanager' ? ['--ticket-hours', '08:00-18:00@Europe/Berlin'] : ['--budget-exhausted']
      const { code, err } = await runHere(['rules', 'build', file, '--target', target, '--out', folder, ...hours])
      expect({ code, err }).toMatchObject({ code: 0 })
    }
    const written = (await readdir(folder)).filter((own) => own !== 'model.yaml')
    expect(written.toSorted()).toEqual(['driftline.alertmanager.yaml', 'driftline.rules.yaml', 'ridership.rules.yaml'])
    const texts = await Promise.all(written.map((own) => readFile(join(folder, own), 'utf8')))
    return texts.map(outdented).join('\n')
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Lines without what stands before them, so that an excerpt may begin at any depth. */
function outdented(yaml: string): string {
  return yaml.replaceAll(/^ +/gm, '')
}
