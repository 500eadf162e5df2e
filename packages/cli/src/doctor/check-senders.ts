import type { ProcessorStatus } from '@driftline/processor'
import { toCountText } from '@driftline/view'
import type { Finding } from './finding.ts'
import { good, problem } from './finding.ts'

/** What senders complain about, and what of theirs was refused. @param wanted only this model's complaints */
export function checkSenders(status: ProcessorStatus, wanted: string | undefined): readonly Finding[] {
  const complaints = status.complaints
    .filter(({ model }) => wanted === undefined || model === wanted || model === '')
    .map(({ service, model, count, words }) => {
      const who = service === '' ? 'a service without a name' : `"${service}"`
      const of = model === '' ? '' : ` about model "${model}"`
      return problem(
        'senders',
        `${who} complained${of}, ${toCountText(count, 'time')}: ${words}`,
        'Mend it in that service.',
      )
    })
  const refused = status.points.refused.map(({ count, words }) =>
    problem(
      'senders',
      `refused were ${toCountText(count, 'data point')}: they ${words}`,
      status.points.lastRefused === null
        ? 'The log of the processor says more.'
        : `Said last: ${status.points.lastRefused.message}.`,
    ),
  )
  const findings = [...complaints, ...refused]
  return findings.length > 0 ? findings : [good('senders', 'no sender complains, and nothing was refused')]
}
