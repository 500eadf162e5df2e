import { durationText } from '../src/promql/duration-text.ts'
import { EVENT_TIERS } from '../src/tiers/event-tiers.ts'
import type { FloorTrial, Outcome } from './false-pages.ts'

const PERIOD_MS = 30 * 86_400_000

/** The page that says why the tiers are as they are, with what was measured. */
export function renderWhyTheseTiers(trials: readonly FloorTrial[]): string {
  return `# Why these tiers

For whoever asks why an alert came, or did not. Written by \`npm run generate\` in \`packages/rules\`: the tiers are those of the code, the numbers those of a seeded simulation.

## The tiers

| tier | tells by | long window | short window | burn rate above | share of 30 days' budget | \`for\` | goes on for |
| --- | --- | --- | --- | --- | --- | --- | --- |
${EVENT_TIERS.map(tierRow).join('\n')}

They are those of the Site Reliability Workbook, chapter 5. The **long window** says that it matters, the **short one** that it still goes on: an alert
stops soon after the fault does. \`for\` is short, because the short window is the debounce; what keeps an alert from coming and going is that it **goes on**
for a while. An objective so loose that even a total failure burns too slowly gets longer windows with the same share of the budget, or does without the tier.

## Why there is a floor

At few requests one failure is a large share of a window: at ten an hour and an objective of 99.9 % it burns a hundred times too fast. So an alert also needs
**bad events**, not traffic: 5 in the long window for a page, 10 for a ticket. A floor on traffic would never page a total outage of a quiet service;
a floor on bad events only makes it wait until there are enough.

Healthy service that fails at half its budget, even traffic at random, 20 months; and 101 total outages of a day. Pages of fast and medium, with \`for\` and
\`keep_firing_for\`:

| objective | requests an hour | false pages a month, no floor | with floor | total outage pages after, no floor | with floor |
| --- | --- | --- | --- | --- | --- |
${trials.map(trialRow).join('\n')}

What it does not show: traffic that changes by the hour, failures that come in bursts, several instances. Where a failure is dear and calls are few, set
\`alerting.minBad\`, e.g. \`minBad: 2\`: pages come sooner, and more of them for nothing.
`
}

function tierRow(tier: (typeof EVENT_TIERS)[number]): string {
  const share = `${Math.round((1000 * tier.factor * tier.longMs) / PERIOD_MS) / 10} %`
  const tells = tier.severity === 'critical' ? 'page' : 'ticket'
  const [long, short, holds, keeps] = [tier.longMs, tier.shortMs, tier.forMs, tier.keepFiringForMs].map(durationText)
  return `| ${tier.name} | ${tells} | ${long} | ${short} | ${tier.factor} | ${share} | ${holds} | ${keeps} |`
}

function trialRow({ objective, requestsPerHour, withoutFloor, withFloor }: FloorTrial): string {
  const cells = [
    `${Number((100 * objective).toPrecision(6))} %`,
    requestsPerHour.toLocaleString('en'),
    withoutFloor.falsePagesPerMonth.toFixed(2),
    withFloor.falsePagesPerMonth.toFixed(2),
    minutesText(withoutFloor),
    minutesText(withFloor),
  ]
  return `| ${cells.join(' | ')} |`
}

function minutesText({ minutesToPage }: Outcome): string {
  return minutesToPage === undefined ? 'never' : `${minutesToPage} min`
}
