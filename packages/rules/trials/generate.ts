import { mkdirSync, writeFileSync } from 'node:fs'
import { runFloorTrial } from './false-pages.ts'
import { renderWhyTheseTiers } from './why-these-tiers.ts'

const REQUESTS_PER_HOUR = [2, 10, 100, 1000]
const OBJECTIVES = [0.99, 0.999]

const page = new URL('../../../docs/rules/why-these-tiers.md', import.meta.url)
const trials = OBJECTIVES.flatMap((objective) =>
  REQUESTS_PER_HOUR.map((requestsPerHour) => runFloorTrial(requestsPerHour, objective)),
)
mkdirSync(new URL('.', page), { recursive: true })
writeFileSync(page, renderWhyTheseTiers(trials))
