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

test('the numbers of alerts by chance in the page on the commands are those that `rules explain` tells', async () => {
  const page = (await readFile(join(PAGES, 'commands.md'), 'utf8')).replaceAll(/\s+/g, ' ')
  const told =
    /at (?<rate>\d+) requests an hour an objective of (?<percent>\d+) % has (?<pages>no false page) in ten months and (?<tickets>about \d+ tickets) a month where calls fail at exactly the budget, (?<few>[\d.]+) at half of it/
  const { rate, percent, pages, tickets, few } = told.exec(page)!.groups!
  const folder = await mkdtemp(join(tmpdir(), 'driftline-docs-'))
  const file = join(folder, 'model.yaml')
  await writeFile(file, `{model: {name: fares}, slos: {availability: ${Number(percent) / 100}}}`)
  const { out } = await runHere(['rules', 'explain', file, '--requests-per-hour', rate!])
  await rm(folder, { recursive: true })
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    `by chance, a month: ${pages} and ${tickets} where calls fail one by one at exactly the budget, no false page and about ${few} tickets at half of it`,
  )
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
