import type { ToldAcceptance } from '@driftline/processor'
import { segmentName, toCountText } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import { renderTable } from '../print-table.ts'
import { fitText } from '../terminal-text.ts'

/** What was accepted, what it is measured by, and how it is taken back. */
export function acceptedText(acceptance: ToldAcceptance): string {
  const { id, until, pinned } = acceptance
  const rows = pinned.map(
    (own) => `${toCountText(own.windows, `${own.window} window`)}, ${toCountText(own.rows, 'row')}`,
  )
  return [
    `Accepted ${id}: ${placeText(acceptance)}, ${until === null ? 'until it is revoked' : `until ${until}`}.`,
    `Later windows are compared with ${rows.join('; ')}. It shows from the next closed window on, and what moves on is raised again.`,
    `driftline accept revoke ${id} takes it back.`,
    '',
  ].join('\n')
}

/** What is accepted no longer. */
export function revokedText(acceptance: ToldAcceptance): string {
  return `Revoked ${acceptance.id}: ${placeText(acceptance)}. It is judged again from the next closed window on.\n`
}

function placeText({ feature, segment, role, model, environment, kind }: ToldAcceptance): string {
  const of = kind === null ? 'every kind' : kind
  return fitText(
    `${feature} of ${segmentName(segment)}, ${role}, of model ${model} in environment ${environment}, ${of}`,
  )
}

/** All that is accepted. */
export function renderAcceptances(acceptances: readonly ToldAcceptance[], stream: OutputStream): string {
  if (acceptances.length === 0) return 'Nothing is accepted.\n'
  const columns = [
    { title: 'id' },
    { title: 'model', minimumWidth: 8 },
    { title: 'environment', minimumWidth: 8 },
    { title: 'feature', minimumWidth: 10 },
    { title: 'segment', minimumWidth: 8 },
    { title: 'role' },
    { title: 'kind' },
    { title: 'by', minimumWidth: 6 },
    { title: 'since' },
    { title: 'until' },
    { title: 'reason', minimumWidth: 12 },
  ]
  return renderTable(columns, acceptances.map(rowOf), stream)
}

function rowOf(acceptance: ToldAcceptance): readonly string[] {
  const { id, model, environment, feature, segment, role, kind, by, since, reason } = acceptance
  return [
    id,
    model,
    environment,
    feature,
    segmentName(segment),
    role,
    kind ?? 'every',
    by,
    since.slice(0, 10),
    untilText(acceptance),
    reason,
  ]
}

function untilText({ until, ended }: ToldAcceptance): string {
  if (ended === 'profile') return 'ended: new profile'
  const day = until?.slice(0, 16).replace('T', ' ') ?? 'revoked'
  return ended === 'until' ? `ended ${day}` : day
}
