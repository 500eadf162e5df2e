import { mkdirSync, writeFileSync } from 'node:fs'
import { readAnswers } from './peers/read-answers.ts'
import { renderMeasured } from './render-measured.ts'
import { readResults } from './results-file.ts'

const page = new URL('../../../docs/verdicts/measured.md', import.meta.url)

mkdirSync(new URL('.', page), { recursive: true })
writeFileSync(page, renderMeasured(readResults(), readAnswers()))
