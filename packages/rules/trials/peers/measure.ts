/**
 * Asks promtool what our rules and those of two other tools say of the same calls:
 *
 *     node --conditions=@driftline/source packages/rules/trials/peers/measure.ts SLOTH_RULES PYRRA_RULES [CASE …]
 *
 * The files are Prometheus rule files for 99.9 % of `http_request_duration_seconds_count{job="myservice"}` without
 * codes 5.. and 429 over 30 days: Sloth's is published as examples/_gen/getting-started.yml in its repository,
 * Pyrra's is what it generates of a `ratio` indicator. Writes into answers.json beside itself; all cases
 * take half an hour.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { PEER_CASES } from './cases.ts'
import { measureCase } from './measure-case.ts'
import { ourRules, peerRules, TOOLS } from './rule-sets.ts'

const [sloth, pyrra, ...ids] = process.argv.slice(2)
if (sloth === undefined || pyrra === undefined) throw new Error('Which rule files? measure.ts SLOTH_RULES PYRRA_RULES')
const tools = { ...ourRules(), ...peerRules({ sloth, pyrra }) }
const file = new URL('answers.json', import.meta.url)

for (const own of PEER_CASES.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
  const answers = await Promise.all(TOOLS.map(async (tool) => [tool, await measureCase(own, tools[tool])] as const))
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const all = Object.assign({}, known, { [own.id]: Object.fromEntries(answers) })
  writeFileSync(file, `${JSON.stringify(all, undefined, 2)}\n`)
  process.stderr.write(`${own.id}\n`)
}
