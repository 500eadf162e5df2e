import { mkdirSync, writeFileSync } from 'node:fs'
import { buildPage, pageModule } from './build-page.ts'

const file = new URL('../src/report/generated/page-script.ts', import.meta.url)
mkdirSync(new URL('.', file), { recursive: true })
writeFileSync(file, pageModule(await buildPage()))
