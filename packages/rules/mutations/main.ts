import { createQueue } from '../scenarios/queue.ts'
import { hasPromtool } from '../scenarios/run-promtool.ts'
import { allMutants } from './all-mutants.ts'
import { runAlert } from './run-alert.ts'

const AT_A_TIME = 2
const SECOND_MS = 1000

/** Tries every mutant whose name or scenario holds the filter; those that nobody notices fail. */
async function main(): Promise<void> {
  const [filter = ''] = process.argv.slice(2)
  if (!(await hasPromtool())) throw new Error('promtool is not installed; it comes with Prometheus.')
  const chosen = allMutants.filter(({ name, scenario }) => `${name} (${scenario.id})`.includes(filter))
  if (chosen.length === 0) throw new Error(`No mutant's name or scenario holds "${filter}".`)
  const enqueue = createQueue(AT_A_TIME)
  const startMs = performance.now()
  const asItIs = new Map<string, Promise<boolean>>()
  const verdicts = chosen.map(async (mutant) => {
    const key = `${mutant.scenario.id} ${mutant.name.split(':')[0]}`
    const unchanged = asItIs.get(key) ?? enqueue(() => runAlert({ ...mutant, change: (rule) => rule }))
    asItIs.set(key, unchanged)
    const passes = await unchanged
    const survives = passes && (await enqueue(() => runAlert(mutant)))
    const verdict = !passes ? 'CANNOT TELL, fails unchanged' : survives ? 'SURVIVES' : 'killed'
    console.log(`${verdict.padEnd(8)}  ${mutant.name}  by scenario ${mutant.scenario.id}`)
    return verdict
  })
  const all = await Promise.all(verdicts)
  const killed = all.filter((verdict) => verdict === 'killed').length
  console.log(`${killed} of ${all.length} mutants killed in ${Math.round((performance.now() - startMs) / SECOND_MS)} s`)
  if (killed < all.length) process.exitCode = 1
}

await main()
