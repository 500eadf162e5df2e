import { join } from 'node:path'
import type { NotificationOptions, RuleSet, TicketHours } from '@driftline/rules'
import { buildRules, processorRules, renderAlertmanager, renderGrafanaPolicies } from '@driftline/rules'
import { isTimezone } from '@driftline/spec'
import { toCountText } from '@driftline/view'
import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { loadSpec } from '../load-spec.ts'
import { writeFileWhole } from '../write-file-whole.ts'

export interface NotificationFlags {
  readonly ticketHours?: TicketHours
  readonly job: string
}

/** What is told of all models in one file. */
interface NotificationTarget {
  readonly file: string
  readonly render: (rules: readonly RuleSet[], options: NotificationOptions) => string
}

export const NOTIFICATION_TARGETS = {
  alertmanager: { file: 'driftline.alertmanager.yaml', render: renderAlertmanager },
  'grafana-policies': { file: 'driftline.grafana-policies.yaml', render: renderGrafanaPolicies },
} as const satisfies Readonly<Record<string, NotificationTarget>>

type NotificationTargetName = keyof typeof NOTIFICATION_TARGETS

export function isNotificationTarget(target: string): target is NotificationTargetName {
  return Object.hasOwn(NOTIFICATION_TARGETS, target)
}

export function addTicketHoursOption(command: Command): void {
  const about =
    'Alertmanager, Grafana policies: tell tickets on weekdays at these hours only, e.g. 08:00-18:00@Europe/Berlin'
  command.addOption(new Option('--ticket-hours <hours>', about).argParser(toTicketHours))
}

/** One file for the alerts of all specs and of the processor. */
export async function buildNotifications(
  paths: readonly string[],
  {
    target,
    out,
    ticketHours,
    job,
  }: NotificationFlags & { readonly target: NotificationTargetName; readonly out?: string },
  context: CommandContext,
): Promise<void> {
  const { file, render } = NOTIFICATION_TARGETS[target]
  const specs = await Promise.all(paths.map((path) => loadSpec(path)))
  const rules = [...specs.map((spec) => buildRules(spec)), processorRules({ job })]
  const text = render(rules, ticketHours === undefined ? {} : { ticketHours })
  if (out === undefined) {
    context.stdout.write(text)
    return
  }
  await writeFileWhole(join(out, file), text, { what: 'the routes', createFolder: true })
  context.stderr.write(`${join(out, file)}: routes for ${toCountText(specs.length, 'model')}.\n`)
}

const HOURS = /^(?<from>(?:[01]\d|2[0-3]):[0-5]\d)-(?<to>(?:[01]\d|2[0-3]):[0-5]\d|24:00)(?:@(?<timezone>.+))?$/

/** @throws InvalidArgumentError */
export function toTicketHours(text: string): TicketHours {
  const { from, to, timezone = 'UTC' } = HOURS.exec(text)?.groups ?? {}
  if (from === undefined || to === undefined || from >= to)
    throw new InvalidArgumentError('Hours of a day such as 08:00-18:00 or 08:00-18:00@Europe/Berlin are needed.')
  if (!isTimezone(timezone)) throw new InvalidArgumentError(`There is no time zone "${timezone}".`)
  return { from, to, timezone }
}
