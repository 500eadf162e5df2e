import { mkdirSync, writeFileSync } from 'node:fs'
import { renderDefaults } from './defaults/render-defaults.ts'
import { readAnswers } from './peers/read-answers.ts'
import { renderMeasured } from './render-measured.ts'
import { readResults } from './results-file.ts'

const docs = new URL('../../../docs/', import.meta.url)
const results = readResults()

const pages = {
  'verdicts/measured.md': renderMeasured(results, readAnswers()),
  'reference/defaults.md': renderDefaults(results),
}

for (const [path, text] of Object.entries(pages)) {
  const page = new URL(path, docs)
  mkdirSync(new URL('.', page), { recursive: true })
  writeFileSync(page, text)
}
