import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { runFloorTrial } from './false-pages.ts'
import { fillPage } from './pages/fill-page.ts'
import { renderRulePart } from './pages/rule-parts.ts'
import { renderAnswers } from './peers/render-answers.ts'
import { renderWhyTheseTiers } from './why-these-tiers.ts'

const REQUESTS_PER_HOUR = [2, 10, 100, 1000]
const OBJECTIVES = [0.99, 0.999]

const page = new URL('../../../docs/rules/why-these-tiers.md', import.meta.url)
const trials = OBJECTIVES.flatMap((objective) =>
  REQUESTS_PER_HOUR.map((requestsPerHour) => runFloorTrial(requestsPerHour, objective)),
)
mkdirSync(new URL('.', page), { recursive: true })
writeFileSync(page, renderWhyTheseTiers(trials))

const kinds = new URL('kinds/', page)
for (const file of readdirSync(kinds)) {
  const own = new URL(file, kinds)
  writeFileSync(own, fillPage(readFileSync(own, 'utf8'), renderRulePart))
}

const peers = new URL('beside-sloth-and-pyrra.md', page)
writeFileSync(peers, fillPage(readFileSync(peers, 'utf8'), renderAnswers))
