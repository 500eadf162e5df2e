import { parseArgs } from 'node:util'
import { runCampaign } from './campaign.ts'

/**
 * `npm run faults`: kills a processor under load again and again, without and with a Collector in front
 * (DRIFTLINE_COLLECTOR), and holds what it counted to what was sent, and its verdicts to those of an undisturbed run.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
})
const [kills, seed] = [Number(values.kills), Number(values.seed)]
const collector = process.env['DRIFTLINE_COLLECTOR']
let failures = 0
for (const [name, own] of [
  ['without a Collector', undefined],
  ['with a Collector', collector],
] as const) {
  if (name === 'with a Collector' && own === undefined) {
    console.log('with a Collector: left out, DRIFTLINE_COLLECTOR names none')
    continue
  }
  const onKill = (kill: number): void => void process.stderr.write(`\r${name}: kill ${kill} of ${kills}`)
  const options = { seed, kills, collector: own, onKill }
  const undisturbed = await runCampaign({ ...options, isDisturbed: false })
  const disturbed = await runCampaign({ ...options, isDisturbed: true })
  const isCounted = Object.values(disturbed.countedRows).every((rows) => rows === disturbed.sentRows)
  const isSame = JSON.stringify(disturbed.lines) === JSON.stringify(undisturbed.lines)
  if (!isCounted || !isSame) failures += 1
  const counted = JSON.stringify(disturbed.countedRows)
  process.stderr.write('\n')
  console.log(
    `${name}, seed ${seed}, ${kills} kills: ${disturbed.sentRows} rows sent, counted ${counted}; ` +
      `${disturbed.lines.length} verdict lines, ${isSame ? 'the same as undisturbed' : 'NOT the same as undisturbed'}`,
  )
}
process.exitCode = failures === 0 ? 0 : 1
